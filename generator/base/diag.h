/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_DIAG_H
#define DATAMO_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR, DIAG_LEVEL_COUNT };

enum message_language { MESSAGES_VI, MESSAGES_EN, MESSAGES_COUNT };

/*
 * One kind of finding, defined as a constant beside the code that finds it. The id
 * ("table.ragged-row") is stable: tests, documents and --ignore use it. The messages say what is
 * wrong, `mend` how to mend it; both may hold {name}, {found} and {expected}.
 */
struct diag_kind {
	const char *id;
	enum diag_level level;
	const char *message[MESSAGES_COUNT];
	const char *mend[MESSAGES_COUNT]; /* NULL when the message says it all */
};

/* A place in a file. path is relative to the portal; line and column count from 1, 0 = unknown. */
struct location {
	struct str path;
	uint64_t line, column;
};

/* What fills the braces of a message. Input text is fine: it is copied, and made harmless when
 * printed. */
struct diag_args {
	struct str name, found, expected;
	/* {expected} in words, where they differ by language: constants, or NULL */
	const char *expected_in[MESSAGES_COUNT];
};

struct diag {
	const struct diag_kind *kind;
	enum diag_level level; /* the kind's, unless raised or lowered for this place */
	struct location at;
	struct diag_args args;
};

/*
 * The findings of one portal, dataset or file. Not shared between threads. Each kind is kept at
 * most DIAGS_KEPT_PER_KIND times a file; further ones are only counted.
 */
struct diags;
enum { DIAGS_KEPT_PER_KIND = 20 };

/*
 * What whoever asked wants of the findings. `admit` may change the level of one; false: it is
 * neither kept nor counted. NULL: all are as they are. It is called from several threads.
 */
struct diag_policy {
	bool (*admit)(void *context, struct diag *diag);
	void *context;
	uint64_t kept_per_kind; /* in place of DIAGS_KEPT_PER_KIND */
};

struct diags *diags_new(void);
/* With the policy of `other`, as it has those that come of the new one. */
struct diags *diags_new_like(const struct diags *other);
/* Before the first finding; `policy` must outlive the diags. */
void diags_set_policy(struct diags *diags, const struct diag_policy *policy);
void diags_free(struct diags *diags);

/* DIAG(diags, &ragged_row, at, .found = …, .expected = …) */
#define DIAG(diags, kind, at, ...) \
	diags_add((diags), (kind), (at), (struct diag_args){ __VA_ARGS__ })
void diags_add(
    struct diags *diags, const struct diag_kind *kind, struct location at, struct diag_args args);
/* Raised or lowered for this place. */
void diags_add_at_level(struct diags *diags, const struct diag_kind *kind, enum diag_level level,
    struct location at, struct diag_args args);

/*
 * A finding of a former run, which was as it should be: it is copied with its kind, and `more` of
 * its kind and file are counted. `diags` is not to be merged into others.
 */
void diags_add_remembered(struct diags *diags, const struct diag *diag, uint64_t more);

/* A number as text, kept as long as the diags. */
struct str diags_number(struct diags *diags, uint64_t number);
/* strerror(error_number), kept as long as the diags. */
struct str diags_errno(struct diags *diags, int error_number);

/* Moves what `from` holds into `to`; `from` is empty afterwards. */
void diags_merge(struct diags *to, struct diags *from);

/* By path, line, column, id: printing does not depend on the order of finding. */
void diags_sort(struct diags *diags);

size_t diags_count(
    const struct diags *diags, enum diag_level level); /* with those that were only counted */
/* Those with this id, likewise. */
uint64_t diags_count_of(const struct diags *diags, const char *id);
size_t diags_kept(const struct diags *diags);
const struct diag *diags_at(const struct diags *diags, size_t index);
/* How many more of this kind the file had than were kept, said with the last kept one; else 0. */
uint64_t diags_more_after(const struct diags *diags, size_t index);

/*
 * The message in a language, braces filled, into `out`. Every byte of the input that is a control,
 * a bidi control or ill-formed UTF-8 is written as \xNN or \u{N}, and each value is cut to 80
 * characters: nothing of the input can start a line, colour a terminal or command a CI log
 * (security: T26). Of a number of 9 to 13 digits, which may be somebody's, only the ends are
 * written.
 */
struct strbuf;
void diag_message(const struct diag *diag, enum message_language language, struct strbuf *out);
bool diag_mend(const struct diag *diag, enum message_language language, struct strbuf *out);

/* "error", "warning", "note" ("lỗi", "cảnh báo", "ghi chú"). */
const char *diag_level_name(enum diag_level level, enum message_language language);

/* Input text made harmless for a terminal or a log, as above; at most `characters` of it. */
void harmless_add(struct strbuf *out, struct str text, size_t characters);

/* "path:12:3: error: message [id]\n  mend\n" */
void diag_format(const struct diag *diag, enum message_language language, struct strbuf *out);

#endif
