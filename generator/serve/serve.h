/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_SERVE_H
#define DATAMO_SERVE_SERVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "serve/builder.h"

struct serve_options {
	const char *portal_path;
	uint16_t port; /* 0: any that is free */
	bool opens_browser;
	enum message_language language;
	/* Builds the portal into `site_path`, without waiting for the disk; in a process of its
	 * own, which may print. */
	enum build_end (*build)(void *context, const char *site_path, struct build_words *words);
	void *context;
};

/*
 * Serves the portal on this machine until SIGINT or SIGTERM, builds it again whenever its folder or
 * the theme changes, and lets open pages know. What it writes goes to a temporary folder, which is
 * gone afterwards. false after a message on standard error.
 */
bool serve_portal(const struct serve_options *options);

#endif
