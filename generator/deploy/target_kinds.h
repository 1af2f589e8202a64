/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_DEPLOY_TARGET_KINDS_H
#define DATAMO_DEPLOY_TARGET_KINDS_H

#include "deploy/deployment.h"

extern const struct target_kind local_target, ssh_target, sftp_target, ftps_target, s3_target,
    git_target;

#endif
