/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_SETTINGS_BASE_H
#define DATAMO_READ_SETTINGS_BASE_H

#include "model/portal.h"

/*
 * portal.yml and the theme decide what is checked and what becomes HTML, so that a check of a
 * stranger's change takes them from a side that is trusted: portal->settings_folder. Reports where
 * the portal's own differ from them, as those do not count then.
 */
void settings_base_check(const struct portal *portal);

#endif
