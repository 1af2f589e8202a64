/* SPDX-License-Identifier: MIT */
#include "model/target.h"

#include <string.h>

#include "base/url.h"

#define FIELD(member) offsetof(struct target, member)

const char *const target_kinds[] = { "local", "ssh", "sftp", "ftps", "s3", "git", NULL };

/* ASCII letters, digits and `others`; not empty, and no option of a program. */
static bool is_plain(struct str value, const char *others)
{
	if (!value.len || value.data[0] == '-')
		return false;
	for (size_t i = 0; i < value.len; i++) {
		char c = value.data[i];

		if (!ascii_is_alpha(c) && !ascii_is_digit(c) && (!c || !strchr(others, c)))
			return false;
	}
	return true;
}

static bool has_upward_part(struct str path)
{
	struct str part;

	while (str_split(&path, '/', &part)) {
		if (str_eq(part, STR("..")))
			return true;
	}
	return false;
}

static bool host_is_fine(struct str value)
{
	return is_plain(value, "-.") && value.data[0] != '.';
}

static bool word_is_fine(struct str value)
{
	return is_plain(value, "-._");
}

/* It goes to the shell of another machine, among others: nothing there to be quoted. */
static bool path_is_fine(struct str value)
{
	return is_plain(value, "-._/") && !has_upward_part(value);
}

static bool branch_is_fine(struct str value)
{
	return path_is_fine(value) && !str_contains(value, STR("..")) &&
	       !str_contains(value, STR("//")) && value.data[0] != '/' &&
	       !str_ends_with(value, STR("/")) && !str_ends_with(value, STR(".lock"));
}

static bool endpoint_is_fine(struct str value)
{
	return url_kind_of(value) == URL_WEB ||
	       (str_starts_with(value, STR("http://")) && is_plain(value, "-._:/"));
}

/* "git@host:path" */
static bool is_scp_address(struct str value)
{
	struct str host = str_slice(value, 0, str_find(value, ':'));
	size_t at = str_find(host, '@');

	return host.len < value.len && host_is_fine(at < host.len ? str_from(host, at + 1) : host);
}

/* "ssh://git@host/path": a user, but no "user:password" */
static bool is_ssh_address(struct str value)
{
	struct str rest = str_from(value, 6);
	struct str place = str_slice(rest, 0, str_find(rest, '/'));
	size_t at = str_find(place, '@');

	return at == place.len || str_find(str_slice(place, 0, at), ':') == at;
}

/* Never a helper program of git's ("ext::…"), and never a password. */
static bool repository_is_fine(struct str value)
{
	if (!is_plain(value, "-._/:@~+") || has_upward_part(value) ||
	    str_contains(value, STR("::")))
		return false;
	if (str_starts_with(value, STR("https://")))
		return str_find(value, '@') == value.len;
	if (str_starts_with(value, STR("ssh://")))
		return is_ssh_address(value);
	return value.data[0] == '/' || (!str_contains(value, STR("://")) && is_scp_address(value));
}

static const struct target_field fields[] = {
	{ "host", FIELD(host), host_is_fine, { "ssh", "sftp", "ftps" }, { NULL } },
	{ "user", FIELD(user), word_is_fine, { NULL }, { "ssh", "sftp", "ftps" } },
	{ "path", FIELD(path), path_is_fine, { "local", "ssh", "sftp", "ftps" }, { "s3" } },
	{ "bucket", FIELD(bucket), word_is_fine, { "s3" }, { NULL } },
	{ "endpoint", FIELD(endpoint), endpoint_is_fine, { NULL }, { "s3" } },
	{ "region", FIELD(region), word_is_fine, { NULL }, { "s3" } },
	{ "remote", FIELD(remote), word_is_fine, { NULL }, { "s3" } },
	{ "repository", FIELD(repository), repository_is_fine, { "git" }, { NULL } },
	{ "branch", FIELD(branch), branch_is_fine, { "git" }, { NULL } },
};

const struct target_field *target_field_at(size_t index)
{
	return index < sizeof(fields) / sizeof(fields[0]) ? &fields[index] : NULL;
}

struct str target_value(const struct target *target, const struct target_field *field)
{
	return *(const struct str *)(const void *)((const char *)target + field->offset);
}

bool target_key_is_secret(struct str key)
{
	static const char *const words[] = { "pass", "secret", "token", "private", "credential",
		"access_key", "api_key", "apikey", "identity" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		for (size_t at = 0; at < key.len; at++) {
			if (str_eq_ignoring_case(
				str_slice(key, at, at + strlen(words[i])), str_of(words[i])))
				return true;
		}
	}
	return false;
}

static bool lists(const char *const *kinds, struct str kind)
{
	for (; *kinds; kinds++) {
		if (str_eq(str_of(*kinds), kind))
			return true;
	}
	return false;
}

enum target_fault target_check(const struct target *target, const struct target_field **field)
{
	for (size_t i = 0; (*field = target_field_at(i)); i++) {
		struct str value = target_value(target, *field);
		bool is_needed = lists((*field)->needed_by, target->kind);

		if (!value.len && is_needed)
			return TARGET_MISSING;
		if (value.len && !is_needed && !lists((*field)->taken_by, target->kind))
			return TARGET_FOREIGN;
		if (value.len && !(*field)->is_fine(value))
			return TARGET_REFUSED;
	}
	return TARGET_FINE;
}
