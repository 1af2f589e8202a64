/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_METADATA_RULE_H
#define DATAMO_CHECK_METADATA_RULE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/mqa.h"
#include "model/portal.h"

/* What a rule about metadata looks at. */
struct metadata_context {
	const struct portal *portal;
	const struct dataset *dataset; /* NULL: the portal as a whole */
	const struct mqa_score *score; /* of the dataset */
	struct arena *arena;           /* scratch */
	struct diags *diags;
};

/* A new rule is an entry in a list of metadata_*.c; a new list is one in metadata_check.c. */
struct metadata_rule {
	const struct diag_kind *kind;
	void (*check)(const struct metadata_context *context, const struct metadata_rule *rule);
	enum mqa_metric metric; /* that the lack of a property costs */
	const char *key;        /* that says it, perhaps in vain; NULL: none can */
};

struct metadata_rules {
	const struct metadata_rule *rules;
	size_t count;
};

#define METADATA_RULES(array)                               \
	{                                                   \
		(array), sizeof(array) / sizeof((array)[0]) \
	}

extern const struct metadata_rules metadata_presence_rules, metadata_text_rules,
    metadata_date_rules, metadata_portal_rules, metadata_plan_rules;

#endif
