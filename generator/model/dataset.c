/* SPDX-License-Identifier: MIT */
#include "model/dataset.h"

struct resource *dataset_find_resource(const struct dataset *dataset, struct str name)
{
	for (size_t i = 0; i < dataset->resource_count; i++) {
		if (str_eq(dataset->resources[i].name, name))
			return &dataset->resources[i];
	}
	return NULL;
}

static const struct note *find_note(
    const struct dataset *dataset, struct str language, struct str first_language)
{
	for (size_t i = 0; i < dataset->note_count; i++) {
		const struct note *note = &dataset->notes[i];

		if (str_eq(note->language.len ? note->language : first_language, language))
			return note;
	}
	return NULL;
}

const struct note *dataset_note_in(const struct dataset *dataset, const struct str *languages,
    size_t language_count, struct str wanted)
{
	struct str first = language_count ? languages[0] : STR("");
	const struct note *note = find_note(dataset, wanted, first);

	for (size_t i = 0; !note && i < language_count; i++)
		note = find_note(dataset, languages[i], first);
	return note || !dataset->note_count ? note : &dataset->notes[0];
}

struct date dataset_updated(const struct dataset *dataset)
{
	return dataset->modified.year ? dataset->modified : dataset->issued;
}

bool dataset_has_errors(const struct dataset *dataset)
{
	return diags_count(dataset->diags, DIAG_ERROR) > 0;
}
