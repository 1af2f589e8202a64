/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_DEPLOY_PENDING_H
#define DATAMO_DEPLOY_PENDING_H

#include "deploy/deployment.h"

/*
 * Where files take their places one by one, a publish that is killed leaves some of both sites. So
 * what may be there is written down on the target before the first file changes, and removed after
 * the last: the next publish sends what may differ and removes what nobody wants.
 */
#define PENDING_FILE "manifest.pending.json"

/* That file's text, in the deployment's arena. */
struct str pending_text(struct deployment *deployment);

/* What a target answers for "manifest.json" and PENDING_FILE; empty: it has none. false after a
 * diagnostic: it is not ours. */
bool pending_read(struct deployment *deployment, struct str manifest, struct str pending);

#endif
