/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_DATA_PACKAGE_CHECKS_H
#define DATAMO_EXPORT_DATA_PACKAGE_CHECKS_H

#include <stdbool.h>

#include "base/str.h"

/* What the profiles of both versions let through; anything else would make the package invalid. */
bool data_package_is_web_address(struct str url);
bool data_package_is_mail_address(struct str address);
bool data_package_is_licence_name(struct str name);

#endif
