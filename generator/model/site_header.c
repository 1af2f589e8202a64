/* SPDX-License-Identifier: MIT */
#include "model/site_header.h"

static const struct site_header headers[] = {
	{ "Content-Security-Policy",
	    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
	    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
	    "frame-ancestors 'none'; require-trusted-types-for 'script'" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "Referrer-Policy", "strict-origin-when-cross-origin" },
	{ "X-Frame-Options", "DENY" }, /* for browsers that do not know frame-ancestors */
};

const struct site_header *site_header_at(size_t index)
{
	return index < sizeof(headers) / sizeof(headers[0]) ? &headers[index] : NULL;
}

const char *site_header_disposition(struct str path)
{
	return str_starts_with(path, STR("datasets/")) && str_contains(path, STR("/original/"))
		   ? "attachment"
		   : NULL;
}
