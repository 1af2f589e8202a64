/* SPDX-License-Identifier: MIT */
#include "host/host_kinds.h"

static const struct host_kind *const kinds[] = {
	&nginx_host,
	&apache_host,
	&caddy_host,
	&static_host,
};

const struct host_kind *host_kind_at(size_t index)
{
	return index < sizeof(kinds) / sizeof(kinds[0]) ? kinds[index] : NULL;
}

const struct host_kind *host_kind_find(struct str id)
{
	const struct host_kind *kind;

	for (size_t i = 0; (kind = host_kind_at(i)); i++) {
		if (str_eq(str_of(kind->id), id))
			return kind;
	}
	return NULL;
}
