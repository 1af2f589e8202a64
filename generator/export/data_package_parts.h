/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_DATA_PACKAGE_PARTS_H
#define DATAMO_EXPORT_DATA_PACKAGE_PARTS_H

#include "base/json_writer.h"
#include "model/portal.h"

/* One package being written. */
struct package {
	struct json_writer *json;
	const struct portal *portal;
	const struct dataset *dataset;
	bool is_bundled; /* only what a bundle holds */
};

/* The members of a resource that the package has: its forms, or its link. */
void data_package_add_resource(struct package *package, const struct resource *resource);

/* The member "licenses"; nothing for a licence without name and address. */
void data_package_add_licence(struct package *package, const struct licence *licence);

/* What a package has no place for, by the keys of dataset.md: the member "datamo". */
void data_package_add_own(struct package *package);
/* A text of it, one string a language; nothing if empty. */
void data_package_add_words(struct package *package, const char *key, const struct text *text);
/* Those of them that are relations; within it. */
void data_package_add_relations(struct package *package);

/* A list of them; nothing for none. */
void data_package_add_references(
    struct package *package, const char *key, const struct references *references);

/* The id or address of a dataset; empty when the public does not see it. */
struct str data_package_link_text(const struct package *package, const struct dataset_link *link);

/* The member "path"; nothing for what the profiles do not take. */
void data_package_add_address(struct package *package, struct str url);

#endif
