/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_ZIP_WRITER_H
#define DATAMO_BASE_ZIP_WRITER_H

#include "base/str.h"

struct deflater;
struct output;

/*
 * A ZIP archive (APPNOTE 6.3.10) written front to back, entries of any size: sizes follow the data,
 * and Zip64 comes where it is needed. Names are UTF-8, times 1980-01-01, modes 0644, so that the
 * same input gives the same bytes. Errors stick to the output.
 */
struct zip_writer;

/* `deflater` is a bare one that nobody else uses meanwhile; it stays the caller's. NULL: one of its
 * own, COMPRESS_FAST. */
struct zip_writer *zip_writer_new(struct output *output, struct deflater *deflater);
void zip_writer_free(struct zip_writer *zip);

/* Names are relative, with "/", and each comes once: the caller's affair. */
void zip_begin(struct zip_writer *zip, struct str name);
void zip_add(struct zip_writer *zip, struct str bytes);
void zip_end(struct zip_writer *zip);

/* A small entry in one: stored as it is when that is all that pays. */
void zip_add_file(struct zip_writer *zip, struct str name, struct str content);

/* The same for a constant of the program that many archives hold. */
void zip_add_constant(struct zip_writer *zip, struct str name, struct str content);

/* After the last entry. */
void zip_finish(struct zip_writer *zip);

#endif
