/* SPDX-License-Identifier: MIT */
#include "deploy/pending.h"

#include <string.h>

#include "site/manifest.h"

struct str pending_text(struct deployment *deployment)
{
	const struct plan_input input = { &deployment->files, &deployment->published,
		&deployment->pending, NULL, 0 };
	struct manifest_files files = plan_pending(deployment->arena, &input);
	struct manifest *manifest = manifest_new();
	struct output *output = output_new_memory();
	struct str text;

	for (size_t i = 0; i < files.count; i++) {
		const struct manifest_file *file = &files.files[i];
		struct sha256_hex sha256 = { "" };

		memcpy(sha256.text, file->sha256.data, SHA256_HEX);
		manifest_claim(manifest, file->path, "publish");
		manifest_set(manifest, file->path, file->bytes, &sha256);
	}
	manifest_write(manifest, output);
	text = arena_str(deployment->arena, output_memory(output));
	output_free(output);
	manifest_free(manifest);
	return text;
}

bool pending_read(struct deployment *deployment, struct str manifest, struct str pending)
{
	struct arena *arena = deployment->arena;

	if (manifest.len && !manifest_parse(manifest, arena, &deployment->published))
		return deployment_is_foreign(deployment, STR("manifest.json"));
	if (pending.len && !manifest_parse(pending, arena, &deployment->pending))
		return deployment_is_foreign(deployment, STR(PENDING_FILE));
	return true;
}
