/* SPDX-License-Identifier: MIT */
#include "base/date.h"
#include "profile/shapes.h"

static const char form_signs[FORM_SIGN_COUNT] = { '/', '-', '.' };

static size_t take_digits(struct str *rest, int *number)
{
	size_t i = 0;
	int sum = 0;

	for (; i < rest->len && i < 5; i++) {
		unsigned digit = (unsigned)(unsigned char)rest->data[i] - '0';

		if (digit > 9)
			break;
		sum = sum * 10 + (int)digit;
	}
	*number = sum;
	rest->data += i;
	rest->len -= i;
	return i;
}

static int sign_of(struct str rest)
{
	for (int i = 0; i < FORM_SIGN_COUNT; i++)
		if (rest.len && rest.data[0] == form_signs[i])
			return i;
	return -1;
}

struct day {
	uint32_t forms;
	double readings[2];
	uint32_t traits;
};

static bool year_first(const int *parts, const size_t *lengths, int sign, struct day *day)
{
	struct date date = { parts[0], parts[1], parts[2] };

	if (lengths[1] < 1 || lengths[1] > 2 || lengths[2] < 1 || lengths[2] > 2 ||
	    !date_is_valid(date))
		return false;
	day->forms = (uint32_t)FORM_YMD << sign;
	if (form_signs[sign] == '-' && lengths[1] == 2 && lengths[2] == 2)
		day->forms |= FORM_ISO;
	day->readings[0] = day->readings[1] = (double)date_days(date);
	return true;
}

static bool year_last(const int *parts, const size_t *lengths, int sign, struct day *day)
{
	struct date day_first = { parts[2], parts[1], parts[0] },
		    month_first = { parts[2], parts[0], parts[1] };

	if (lengths[0] > 2 || lengths[1] < 1 || lengths[1] > 2 || lengths[2] != 4)
		return false;
	if (date_is_valid(day_first)) {
		day->forms |= (uint32_t)FORM_DMY << sign;
		day->readings[0] = (double)date_days(day_first);
	}
	if (date_is_valid(month_first)) {
		day->forms |= (uint32_t)FORM_MDY << sign;
		day->readings[1] = (double)date_days(month_first);
	}
	if (day->forms == (((uint32_t)FORM_DMY | FORM_MDY) << sign) && parts[0] != parts[1])
		day->traits = TRAIT_DOUBTFUL;
	return day->forms != 0;
}

static bool take_day(struct str *rest, struct day *day)
{
	int parts[3], sign = -1;
	size_t lengths[3];

	*day = (struct day){ .forms = 0 };
	for (int i = 0; i < 3; i++) {
		if (i == 1)
			sign = sign_of(*rest);
		if (i && (sign < 0 || sign_of(*rest) != sign))
			return false;
		if (i)
			*rest = str_from(*rest, 1);
		lengths[i] = take_digits(rest, &parts[i]);
		if (lengths[i] == 0)
			return false;
	}
	return lengths[0] == 4 ? year_first(parts, lengths, sign, day)
			       : year_last(parts, lengths, sign, day);
}

static bool yearmonth_shape(struct str cell, struct cell_shape *shape)
{
	struct date date = { 0, 0, 1 };

	if (cell.len != 7 || cell.data[4] != '-' || take_digits(&cell, &date.year) != 4)
		return false;
	cell = str_from(cell, 1);
	if (take_digits(&cell, &date.month) != 2 || cell.len || !date_is_valid(date))
		return false;
	shape->kind = CELL_YEARMONTH;
	shape->forms = 1;
	shape->readings[0] = shape->readings[1] = (double)date_days(date);
	return true;
}

/* Length of "7:30", "07:30:15.25"; traits as found. 0: none. */
static size_t clock_length(struct str text, uint32_t *traits)
{
	int number;
	struct str rest = text;
	size_t hour = take_digits(&rest, &number);

	if (hour < 1 || hour > 2 || rest.len == 0 || rest.data[0] != ':')
		return 0;
	if (hour == 1)
		*traits |= TRAIT_SHORT_HOUR;
	rest = str_from(rest, 1);
	if (take_digits(&rest, &number) != 2)
		return 0;
	if (rest.len == 0 || rest.data[0] != ':') {
		*traits |= TRAIT_NO_SECONDS;
		return text.len - rest.len;
	}
	rest = str_from(rest, 1);
	if (take_digits(&rest, &number) != 2)
		return 0;
	*traits |= TRAIT_SECONDS;
	if (rest.len > 1 && rest.data[0] == '.' && ascii_is_digit(rest.data[1])) {
		*traits |= TRAIT_ZONE;
		while (rest.len > 1 && ascii_is_digit(rest.data[1]))
			rest = str_from(rest, 1);
		rest = str_from(rest, 1);
	}
	return text.len - rest.len;
}

static bool clock_shape(struct str cell, struct cell_shape *shape)
{
	struct time_of_day time;

	if (clock_length(cell, &shape->traits) != cell.len || !time_parse(cell, &time))
		return false;
	shape->kind = CELL_TIME;
	shape->forms = 1;
	shape->readings[0] = shape->readings[1] = time.hour * 3600 + time.minute * 60 +
						  time.second + time.nanosecond / 1e9;
	return true;
}

/* The time behind a day, by its rank in seconds: any date serves to read it. */
static bool read_clock(struct str behind, double *seconds)
{
	char buffer[SHAPE_BYTES_MAX + 16] = "1970-01-01";
	struct datetime datetime;
	size_t len = 10;

	for (size_t i = 0; i < behind.len; i++)
		buffer[len++] = behind.data[i];
	if (!datetime_parse((struct str){ buffer, len }, DATE_ISO, &datetime))
		return false;
	*seconds = (double)datetime_seconds(datetime) + datetime.time.nanosecond / 1e9;
	return true;
}

bool time_shape(struct str cell, struct cell_shape *shape)
{
	struct str rest = cell;
	struct day day;
	double seconds;
	size_t clock;

	shape->traits = 0;
	if (!take_day(&rest, &day))
		return yearmonth_shape(cell, shape) || clock_shape(cell, shape);
	shape->kind = CELL_DATE;
	shape->forms = day.forms;
	shape->traits = day.traits;
	shape->readings[0] = day.readings[0];
	shape->readings[1] = day.readings[1];
	if (rest.len == 0)
		return true;
	if ((rest.data[0] != 'T' && rest.data[0] != ' ') || !read_clock(rest, &seconds))
		return false;
	shape->kind = CELL_DATETIME;
	shape->traits |= rest.data[0] == 'T' ? TRAIT_SEPARATED_T : TRAIT_SEPARATED_BLANK;
	rest = str_from(rest, 1);
	clock = clock_length(rest, &shape->traits);
	if (clock != rest.len)
		shape->traits |= TRAIT_ZONE;
	shape->readings[0] = shape->readings[0] * 86400 + seconds;
	shape->readings[1] = shape->readings[1] * 86400 + seconds;
	return clock > 0;
}
