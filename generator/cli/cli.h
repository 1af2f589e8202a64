/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CLI_CLI_H
#define DATAMO_CLI_CLI_H

/* Exit statuses; 71 (no memory) is base/memory.h's. */
enum cli_status {
	CLI_OK = 0,
	CLI_DATA_ERRORS = 1, /* the input has errors */
	CLI_USAGE = 2,       /* the command line is wrong */
	CLI_ENVIRONMENT = 3, /* disk, rights, a broken pipe … */
	CLI_LOCKED = 75      /* another build is at work */
};

int cli_run(int argc, char **argv);

#endif
