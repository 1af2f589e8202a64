/* SPDX-License-Identifier: MIT */
#include "site/today.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

bool today_of_environment(struct date *today)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	long long seconds;
	char *end;

	if (!epoch || !*epoch)
		return false;
	errno = 0;
	seconds = strtoll(epoch, &end, 10);
	return !errno && !*end && date_from_epoch(seconds, today);
}

struct date today_of_clock(void)
{
	struct date today = { 0 };

	date_from_epoch(time(NULL), &today);
	return today;
}
