/* SPDX-License-Identifier: MIT */
#include "deploy/target_kinds.h"

static const struct target_kind *const kinds[] = {
	&local_target,
	&ssh_target,
	&sftp_target,
	&ftps_target,
	&s3_target,
	&git_target,
};

const struct target_kind *target_kind_at(size_t index)
{
	return index < sizeof(kinds) / sizeof(kinds[0]) ? kinds[index] : NULL;
}

const struct target_kind *target_kind_find(struct str id)
{
	const struct target_kind *kind;

	for (size_t i = 0; (kind = target_kind_at(i)); i++) {
		if (str_eq(str_of(kind->id), id))
			return kind;
	}
	return NULL;
}
