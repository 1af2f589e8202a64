/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_HOST_HOST_KINDS_H
#define DATAMO_HOST_HOST_KINDS_H

#include "host/host.h"

extern const struct host_kind nginx_host, apache_host, caddy_host, static_host;

#endif
