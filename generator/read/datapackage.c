/* SPDX-License-Identifier: MIT */
#include "read/dataset_read.h"

void datapackage_read(struct dataset_reader *reader)
{
	(void)reader;
}
