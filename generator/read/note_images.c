/* SPDX-License-Identifier: MIT */
#include "read/note_images.h"

#include "base/strbuf.h"
#include "base/url.h"
#include "model/file_type.h"
#include "read/note_read.h"

static const struct diag_kind image_missing = { "note.missing-image", DIAG_WARNING,
	{ "Không có ảnh “{found}” trong thư mục.", "There is no image “{found}” in the folder." },
	{ "Thêm ảnh (png, jpg, webp), hoặc sửa đường dẫn.",
	    "Add the image (png, jpg, webp), or mend its path." } };

static bool is_known(const struct note_images *reading, struct str path)
{
	for (size_t i = 0; i < *reading->image_count; i++) {
		if (str_eq((*reading->images)[i], path))
			return true;
	}
	return false;
}

static void take_image(
    const struct note_images *reading, const struct note *note, const struct outline_entry *image)
{
	struct strbuf decoded = STRBUF_INIT;
	struct str path;
	const struct file_type *type;

	if (url_kind_of(image->url) != URL_RELATIVE || !url_decode(image->url, &decoded))
		goto out;
	path = strbuf_str(&decoded);
	while (str_starts_with(path, STR("./")))
		path = str_from(path, 2);
	type = file_type_of_path(path);
	if (!type || !type->is_image || is_known(reading, path))
		goto out;
	if (reading->has(reading->context, path))
		*ARENA_ADD(reading->arena, *reading->images, *reading->image_count) = arena_str(
		    reading->arena, path);
	else
		DIAG(reading->diags, &image_missing,
		    ((struct location){ note->at.path, note->at.line + image->line - 1, 0 }),
		    .found = path);
out:
	strbuf_release(&decoded);
}

void note_images_read(const struct note_images *reading, const struct note *note)
{
	struct note_outline outline;

	/* Most notes have none, and need not be parsed for it. */
	if (!str_contains(note->markdown, STR("![")))
		return;
	outline = note_read_outline(reading->scratch, note->markdown, reading->note_bytes);
	for (size_t i = 0; i < outline.count; i++) {
		if (outline.entries[i].kind == OUTLINE_IMAGE)
			take_image(reading, note, &outline.entries[i]);
	}
}
