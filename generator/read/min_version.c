/* SPDX-License-Identifier: MIT */
#include "read/min_version.h"

#include "base/version.h"

static const struct diag_kind datamo_too_old = { "portal.datamo-too-old", DIAG_ERROR,
	{ "Cổng này cần datamo {expected} trở lên, nhưng đây là datamo {found}.",
	    "This portal wants datamo {expected} or newer, but this is datamo {found}." },
	{ "Cài bản datamo mới hơn.", "Install a newer datamo." } };

static const struct diag_kind version_refused = { "metadata.wrong-type", DIAG_ERROR,
	{ "min_version phải là số phiên bản như 1.2.0, nhưng gặp “{found}”.",
	    "min_version must be a version such as 1.2.0, found “{found}”." },
	{ NULL, NULL } };

/* Less than, equal to or more than 0, as `a` is older than, the same as or newer than `b`; a part
 * that is not there is 0. */
static int version_compare(struct str a, struct str b)
{
	struct str parts[2];

	while (a.len || b.len) {
		struct str *const rests[] = { &a, &b };

		for (size_t i = 0; i < sizeof(rests) / sizeof(rests[0]); i++) {
			if (!str_split(rests[i], '.', &parts[i]))
				parts[i] = STR("0");
			while (parts[i].len > 1 && parts[i].data[0] == '0')
				parts[i] = str_from(parts[i], 1);
		}
		if (parts[0].len != parts[1].len)
			return parts[0].len < parts[1].len ? -1 : 1;
		if (!str_eq(parts[0], parts[1]))
			return str_cmp(parts[0], parts[1]);
	}
	return 0;
}

static bool version_is_valid(struct str version)
{
	struct str part;
	size_t parts = 0;

	if (!version.len || version.data[version.len - 1] == '.')
		return false;
	while (str_split(&version, '.', &part)) {
		if (!part.len || ++parts > VERSION_PARTS_MAX)
			return false;
		for (size_t i = 0; i < part.len; i++) {
			if (!ascii_is_digit(part.data[i]))
				return false;
		}
	}
	return true;
}

void min_version_read(struct key_reader *reader, const struct node *node, void *value)
{
	(void)value;
	if (node->kind != NODE_SCALAR || !version_is_valid(node->text))
		DIAG(reader->diags, &version_refused, node_at(node, reader->path),
		    .found = node->text);
	else if (version_compare(node->text, STR(DATAMO_VERSION)) > 0)
		DIAG(reader->diags, &datamo_too_old, node_at(node, reader->path),
		    .expected = node->text, .found = STR(DATAMO_VERSION));
}
