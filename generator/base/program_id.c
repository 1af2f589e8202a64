/* SPDX-License-Identifier: MIT */
#include "base/program_id.h"

#include <elf.h>
#include <link.h>
#include <string.h>

#include "base/hash.h"

struct search {
	struct sha256 *hash;
	bool lacks_one;
};

/* The build id among the notes of a segment; `size` 0: none. */
static const unsigned char *find_build_id(
    const unsigned char *notes, size_t notes_size, size_t *size)
{
	size_t at = 0;

	*size = 0;
	while (notes_size - at >= sizeof(ElfW(Nhdr))) {
		ElfW(Nhdr) note;
		size_t name, content;

		memcpy(&note, notes + at, sizeof(note));
		name = at + sizeof(note);
		content = name + ((note.n_namesz + 3u) & ~3u);
		at = content + ((note.n_descsz + 3u) & ~3u);
		if (at > notes_size)
			break;
		if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof("GNU") &&
		    !memcmp(notes + name, "GNU", sizeof("GNU"))) {
			*size = note.n_descsz;
			return notes + content;
		}
	}
	return NULL;
}

/* The first one is the program itself, without a name; the kernel's own has no folder. */
static int add_object(struct dl_phdr_info *object, size_t info_size, void *context)
{
	struct search *search = context;
	bool is_found = *object->dlpi_name && !strchr(object->dlpi_name, '/');

	(void)info_size;
	for (size_t i = 0; !is_found && i < object->dlpi_phnum; i++) {
		const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
		const unsigned char *id;
		size_t size;

		if (segment->p_type != PT_NOTE)
			continue;
		id = find_build_id((const unsigned char *)(object->dlpi_addr + segment->p_vaddr),
		    segment->p_memsz, &size);
		if (size)
			sha256_add(search->hash, id, size);
		is_found = size > 0;
	}
	search->lacks_one |= !is_found;
	return 0;
}

bool program_id_add(struct sha256 *hash)
{
	struct search search = { hash, false };

	dl_iterate_phdr(add_object, &search);
	return !search.lacks_one;
}
