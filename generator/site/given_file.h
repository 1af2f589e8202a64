/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_GIVEN_FILE_H
#define DATAMO_SITE_GIVEN_FILE_H

/*
 * A file that whoever runs the program named: links and any folder are fine; "-" is the standard
 * input, which is kept in a file without a name when it is a pipe, so that it can be read twice. -1
 * with errno.
 */
int given_file_open(const char *path);

#endif
