/* SPDX-License-Identifier: MIT */
#include "read/target_read.h"

#include "model/portal.h"
#include "model/target.h"

static const struct diag_kind credential = { "portal.credential", DIAG_ERROR,
	{ "Mật khẩu và khóa bí mật không được ghi vào portal.yml: “{name}” ở dòng {found}.",
	    "Passwords and secret keys must not be in portal.yml: “{name}” on line {found}." },
	{ "Xóa nó và đổi mật khẩu đó; ssh, lftp, rclone hoặc git giữ mật khẩu ở nơi riêng.",
	    "Remove it and change that password; ssh, lftp, rclone or git keep it." } };

static const struct diag_kind incomplete = { "portal.target-incomplete", DIAG_ERROR,
	{ "Nơi công bố thiếu “{expected}”.", "The target lacks “{expected}”." },
	{ "Thêm khóa đó; `man datamo-portal` cho biết mỗi loại cần gì.",
	    "Add the key; `man datamo-portal` says what each kind needs." } };

static const struct diag_kind refused = { "portal.target-refused", DIAG_ERROR,
	{ "{name}: không dùng được “{found}”.", "{name}: “{found}” cannot be used." },
	{ "Chỉ dùng chữ không dấu, chữ số và các dấu mà `man datamo-portal` cho phép.",
	    "Use letters, digits and the marks that `man datamo-portal` allows." } };

#define TARGET(member) offsetof(struct target, member)

static const struct key keys[] = {
	{ .name = "name", .type = KEY_ID, .offset = TARGET(name) },
	{ .name = "kind", .type = KEY_CHOICE, .offset = TARGET(kind), .choices = target_kinds },
	{ .name = "host", .type = KEY_STRING, .offset = TARGET(host) },
	{ .name = "port", .type = KEY_NUMBER, .offset = TARGET(port) },
	{ .name = "user", .type = KEY_STRING, .offset = TARGET(user) },
	{ .name = "path", .type = KEY_STRING, .offset = TARGET(path) },
	{ .name = "keep", .type = KEY_NUMBER, .offset = TARGET(keep) },
	{ .name = "bucket", .type = KEY_STRING, .offset = TARGET(bucket) },
	{ .name = "endpoint", .type = KEY_STRING, .offset = TARGET(endpoint) },
	{ .name = "region", .type = KEY_STRING, .offset = TARGET(region) },
	{ .name = "remote", .type = KEY_STRING, .offset = TARGET(remote) },
	{ .name = "repository", .type = KEY_STRING, .offset = TARGET(repository) },
	{ .name = "branch", .type = KEY_STRING, .offset = TARGET(branch) },
};
const struct key_table target_keys = { "targets", keys, sizeof(keys) / sizeof(keys[0]) };

/* Neither its value nor its line is shown: the message may be public. */
static void report_credential(struct key_reader *reader, const struct node *node)
{
	DIAG(reader->diags, &credential, (struct location){ .path = reader->path },
	    .name = node->key, .found = diags_number(reader->diags, node->key_line));
}

static bool has_secret(struct key_reader *reader, const struct node *item)
{
	bool is_found = false;

	for (size_t i = 0; i < item->count; i++) {
		if (!target_key_is_secret(item->items[i].key))
			continue;
		report_credential(reader, &item->items[i]);
		is_found = true;
	}
	return is_found;
}

static bool report_fault(
    struct key_reader *reader, const struct node *item, const struct target *target)
{
	const struct target_field *field;
	enum target_fault fault = target_check(target, &field);
	struct location at = target->at;
	const struct node *value;

	if (!target->name.len || !target->kind.len || fault == TARGET_MISSING) {
		DIAG(reader->diags, &incomplete, at,
		    .expected = !target->name.len   ? STR("name")
				: !target->kind.len ? STR("kind")
						    : str_of(field->key));
		return true;
	}
	if (target->port > UINT16_MAX || target->keep > TARGET_KEEP_MAX) {
		bool is_port = target->port > UINT16_MAX;

		DIAG(reader->diags, &refused, at, .name = is_port ? STR("port") : STR("keep"),
		    .found = diags_number(reader->diags, is_port ? target->port : target->keep));
		return true;
	}
	if (fault == TARGET_FINE)
		return false;
	value = node_find(item, field->key);
	/* "https://user:password@…" */
	if (str_find(value->text, '@') < value->text.len)
		report_credential(reader, value);
	else
		DIAG(reader->diags, &refused, node_at(value, reader->path),
		    .name = str_of(field->key), .found = target_value(target, field));
	return true;
}

void targets_read(struct key_reader *reader, const struct node *node, void *value)
{
	struct portal *portal = value;

	if (node->kind != NODE_SEQUENCE) {
		key_report_type(reader, KEY_LIST, node);
		return;
	}
	for (size_t i = 0; i < node->count; i++) {
		const struct node *item = &node->items[i];
		struct target target = { .at = node_at(item, reader->path) };

		if (item->kind != NODE_MAPPING) {
			key_report_type(reader, KEY_LIST, item);
			continue;
		}
		if (has_secret(reader, item))
			continue;
		keys_read(reader, &target_keys, item, &target);
		if (!report_fault(reader, item, &target))
			*ARENA_ADD(reader->arena, portal->targets, portal->target_count) = target;
	}
}
