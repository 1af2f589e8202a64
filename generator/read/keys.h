/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_KEYS_H
#define DATAMO_READ_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "model/limits.h"
#include "model/text.h"
#include "read/node.h"

/*
 * The keys of a file as a table: each says its name, what its value must be, and where in a struct
 * it goes. Reading, messages and the manual follow the tables; a new key is one line.
 */
enum key_type {
	KEY_TEXT,         /* struct text: a string, or one a language */
	KEY_TITLE,        /* likewise, one line, as long as a title may be */
	KEY_STRING,       /* struct str */
	KEY_STRINGS,      /* struct str *, size_t: a list, or one string */
	KEY_TEXTS,        /* struct text *, size_t: a list of texts, or lists by language */
	KEY_DATE,         /* struct date: a day */
	KEY_PERIOD_START, /* struct date: a day, month or year; its first day */
	KEY_PERIOD_END,   /* its last day */
	KEY_WHEN,         /* struct str: a day, month or year, kept as written */
	KEY_BOOL,         /* bool: true or false */
	KEY_NUMBER,       /* uint64_t */
	KEY_CHARACTER,    /* char: one ASCII character */
	KEY_ID,           /* struct str: [a-z0-9][a-z0-9-]{0,63} */
	KEY_IDS,          /* struct str *, size_t */
	KEY_URL,          /* struct str */
	KEY_EMAIL,        /* struct str */
	KEY_LANGUAGE,     /* struct str: BCP 47, made lower case */
	KEY_LANGUAGES,    /* struct str *, size_t */
	KEY_CHOICE,       /* struct str: one of `choices` */
	KEY_MAP,    /* a mapping with the keys of `nested`, into the same struct at `offset` */
	KEY_LIST,   /* struct x *, size_t: mappings with the keys of `nested` */
	KEY_CUSTOM, /* `parse` reads it into what lies at `offset` */
	KEY_TYPE_COUNT
};

struct key_reader;

struct key {
	const char *name;
	enum key_type type;
	size_t offset;       /* of the value in the struct */
	size_t count_offset; /* of the size_t, for lists */
	size_t given_offset; /* of a bool that says whether the key was given; 0: none */
	size_t item_size;    /* KEY_LIST */
	const struct key_table *nested;
	const char *const *choices; /* NULL at the end */
	void (*parse)(struct key_reader *reader, const struct node *node, void *value);
};

struct key_table {
	const char *name; /* "portal.yml", "dataset.md", "contact" … */
	const struct key *keys;
	size_t count;
};

/* What is stored goes into `arena`; the tree itself may be dropped afterwards. */
struct key_reader {
	struct arena *arena;
	struct diags *diags;
	struct str path; /* of the file, for locations */
	const struct limits *limits;
	bool allows_more; /* further keys are the file's own affair (data packages), and "title@en"
			     is a translation of "title" */
	bool is_lenient;  /* a value of the wrong type is left out with a warning (data packages) */
	struct str language; /* of texts that name none; empty: the portal's first */
	void *context;       /* for `parse` functions */
};

/* Reads a mapping into the struct at `target`, whose fields that are not given stay as they are; in
 * the order of the table, so that a key may set what the reading of later ones follows. */
void keys_read(struct key_reader *reader, const struct key_table *table, const struct node *mapping,
    void *target);

/*
 * One value by its type, as a single key would have it; false after reporting. `value` points to
 * what the type's line above names (of lists: the item). Copies are stored.
 */
bool key_read_value(
    struct key_reader *reader, enum key_type type, const struct node *node, void *value);
/* A list, or one value for a list of one. */
void key_read_list(struct key_reader *reader, enum key_type type, const struct node *node,
    void **items, size_t *count);

/* The value is not of the type that the key wants. */
void key_report_type(struct key_reader *reader, enum key_type wanted, const struct node *node);

bool id_is_valid(struct str id);
bool language_tag_is_valid(struct str tag);

/* Which of the names tried is near enough to what was written to be meant. */
struct nearest {
	struct str wanted, best; /* best: empty when none is */
	size_t distance;
};

struct nearest nearest_to(struct str wanted);
void nearest_try(struct nearest *nearest, struct str candidate);

/* `found` is none of what {name} may be; says the nearest, if any. */
void report_unknown_value(
    struct key_reader *reader, const struct node *node, struct str name, struct str nearest);

#endif
