/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_CHOSEN_H
#define DATAMO_SITE_CHOSEN_H

#include "model/portal.h"

/* The formats and hosts that portal.yml names: each is one that there is. */
void chosen_check(const struct portal *portal, struct diags *diags);

#endif
