/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_BUILDER_H
#define DATAMO_SERVE_BUILDER_H

#include <stdbool.h>

#include "base/strbuf.h"

/* How a build ended. */
enum build_end {
	BUILD_END_NEW,  /* another site took the place of the one before */
	BUILD_END_SAME, /* nothing changed */
	BUILD_END_REFUSED,
	BUILD_END_FAILED,
	BUILD_END_CRASHED,
	BUILD_END_COUNT
};

/* What a build tells besides. */
struct build_words {
	struct str former_report; /* of the build before, for the one that runs */
	struct strbuf base_path;  /* "/data/" */
	struct strbuf report;     /* the findings, in datamo's JSON; empty: none */
};

/* Builds once, in a process of its own; BUILD_END_CRASHED is not its to say. */
struct build_job {
	enum build_end (*run)(void *context, struct build_words *words);
	void *context;
	struct str former_report;
};

/*
 * One build at a time, in a child process: whatever happens to it, nothing happens to the parent.
 * The parent must have no other thread.
 */
struct builder {
	int life; /* readable when the build has ended; -1: none is at work */
	int words;
	int process;
};

#define BUILDER_INIT       \
	{                  \
		-1, -1, -1 \
	}

/* false with errno. */
bool builder_start(struct builder *builder, const struct build_job *job);
/* After `life` became readable. The words are added. */
enum build_end builder_end(struct builder *builder, struct build_words *words);
/* Kills a build that is at work. */
void builder_stop(struct builder *builder);

#endif
