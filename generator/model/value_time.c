/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "model/value_parsers.h"

static bool fixed_digits(struct str text, size_t at, size_t count, int *number)
{
	int sum = 0;

	if (at + count > text.len)
		return false;
	for (size_t i = at; i < at + count; i++) {
		if (!ascii_is_digit(text.data[i]))
			return false;
		sum = sum * 10 + (text.data[i] - '0');
	}
	*number = sum;
	return true;
}

static bool is_iso_date(struct str text, struct date *date)
{
	return text.len == 10 && text.data[4] == '-' && text.data[7] == '-' &&
	       fixed_digits(text, 0, 4, &date->year) && fixed_digits(text, 5, 2, &date->month) &&
	       fixed_digits(text, 8, 2, &date->day);
}

/* Well formed, but 31 February: say so. */
static bool date_exists(struct date date, struct value *value)
{
	if (date_is_valid(date))
		return true;
	value->expected_vi = "một ngày có trong lịch";
	value->expected_en = "a day that is in the calendar";
	return false;
}

/* format: any. A date that both orders of day and month would read differently is none. */
static bool parse_any_date(struct str text, struct date *date)
{
	struct date month_first;

	if (date_parse(text, DATE_ISO, date) || date_parse(text, DATE_YMD, date))
		return true;
	if (!date_parse(text, DATE_DMY, date))
		return date_parse(text, DATE_MDY, date);
	return !date_parse(text, DATE_MDY, &month_first) || date_cmp(*date, month_first) == 0;
}

/* Old data packages write "fmt:%d/%m/%Y". */
static struct str pattern_of(const struct field *field)
{
	return str_starts_with(field->format, STR("fmt:")) ? str_from(field->format, 4)
							   : field->format;
}

static bool is_any(const struct field *field)
{
	return str_eq(field->format, STR("any"));
}

/* A pattern without a year means 1900, without a day the first, as in Python. */
static struct date pattern_date(const struct parsed_time *parsed)
{
	struct date date = { parsed->year < 0 ? 1900 : parsed->year,
		parsed->month < 0 ? 1 : parsed->month, parsed->day < 0 ? 1 : parsed->day };

	if (parsed->day_of_year < 0 || parsed->month >= 0)
		return date;
	date = (struct date){ date.year, 1, 1 };
	if (parsed->day_of_year < 1 ||
	    parsed->day_of_year > (year_is_leap(date.year) ? 366 : 365) ||
	    !date_from_days(date_days(date) + parsed->day_of_year - 1, &date))
		return (struct date){ 0, 0, 0 };
	return date;
}

static bool pattern_time(const struct parsed_time *parsed, struct time_of_day *time)
{
	*time = (struct time_of_day){ parsed->hour < 0 ? 0 : parsed->hour,
		parsed->minute < 0 ? 0 : parsed->minute, parsed->second < 0 ? 0 : parsed->second,
		parsed->nanosecond < 0 ? 0 : parsed->nanosecond };
	if (parsed->is_half_day) {
		if (time->hour < 1 || time->hour > 12)
			return false;
		time->hour = time->hour % 12 + (parsed->is_afternoon ? 12 : 0);
	}
	return time->hour < 24 && time->minute < 60 && time->second < 60;
}

bool value_parse_date(const struct value_input *input, struct value *value)
{
	struct date date;
	struct parsed_time parsed;
	size_t start = input->scratch->len;

	if (format_is_default(input->field)) {
		if (!is_iso_date(input->cell, &date) || !date_exists(date, value))
			return false;
		value->number = (double)date_days(date);
		return true;
	}
	if (is_any(input->field)) {
		if (!parse_any_date(input->cell, &date))
			return false;
	} else {
		if (!time_pattern_parse(input->cell, pattern_of(input->field), &parsed))
			return false;
		date = pattern_date(&parsed);
	}
	if (!date_exists(date, value))
		return false;
	value->number = (double)date_days(date);
	date_add_iso(input->scratch, date);
	value->text = str_from(strbuf_str(input->scratch), start);
	return true;
}

/* XSD's hh:mm:ss with an optional fraction. */
static bool is_iso_time(struct str text, struct time_of_day *time)
{
	return text.len >= 8 && text.data[2] == ':' && text.data[5] == ':' &&
	       time_parse(text, time);
}

static double seconds_of(struct time_of_day time)
{
	return time.hour * 3600 + time.minute * 60 + time.second + time.nanosecond / 1e9;
}

bool value_parse_time(const struct value_input *input, struct value *value)
{
	struct time_of_day time;
	struct parsed_time parsed;
	size_t start = input->scratch->len;

	if (format_is_default(input->field)) {
		if (!is_iso_time(input->cell, &time))
			return false;
	} else if (is_any(input->field)) {
		if (!time_parse(input->cell, &time))
			return false;
	} else if (!time_pattern_parse(input->cell, pattern_of(input->field), &parsed) ||
		   !pattern_time(&parsed, &time)) {
		return false;
	}
	value->number = seconds_of(time);
	time_add_iso(input->scratch, time);
	value->text = str_from(strbuf_str(input->scratch), start);
	return true;
}

static bool parse_any_datetime(struct str text, struct datetime *datetime)
{
	struct datetime month_first;

	if (datetime_parse(text, DATE_ISO, datetime) || datetime_parse(text, DATE_YMD, datetime))
		return true;
	if (!datetime_parse(text, DATE_DMY, datetime))
		return datetime_parse(text, DATE_MDY, datetime);
	return !datetime_parse(text, DATE_MDY, &month_first) ||
	       date_cmp(datetime->date, month_first.date) == 0;
}

static bool parse_datetime(
    const struct value_input *input, struct datetime *datetime, struct value *value)
{
	struct parsed_time parsed;

	if (format_is_default(input->field))
		return datetime_parse(input->cell, DATE_ISO, datetime);
	if (is_any(input->field))
		return parse_any_datetime(input->cell, datetime);
	if (!time_pattern_parse(input->cell, pattern_of(input->field), &parsed) ||
	    !pattern_time(&parsed, &datetime->time))
		return false;
	datetime->date = pattern_date(&parsed);
	datetime->has_zone = parsed.has_zone;
	datetime->zone_minutes = parsed.zone_minutes;
	return date_exists(datetime->date, value);
}

bool value_parse_datetime(const struct value_input *input, struct value *value)
{
	struct datetime datetime = { .has_zone = false };
	size_t start = input->scratch->len;

	if (!parse_datetime(input, &datetime, value))
		return false;
	value->number = (double)datetime_seconds(datetime) + datetime.time.nanosecond / 1e9;
	datetime_add_iso(input->scratch, datetime);
	value->text = str_from(strbuf_str(input->scratch), start);
	return true;
}

bool value_parse_yearmonth(const struct value_input *input, struct value *value)
{
	struct date date = { 0, 0, 1 };

	if (input->cell.len != 7 || input->cell.data[4] != '-' ||
	    !fixed_digits(input->cell, 0, 4, &date.year) ||
	    !fixed_digits(input->cell, 5, 2, &date.month) || !date_is_valid(date))
		return false;
	value->number = (double)date_days(date);
	return true;
}

/* One run of "12Y6M"; the letters must come in the given order. */
static bool duration_part(struct str *rest, const char *letters, bool *has_any, bool *has_fraction)
{
	while (rest->len && rest->data[0] != 'T') {
		size_t i = 0;
		const char *letter;

		if (*has_fraction)
			return false;
		while (i < rest->len && ascii_is_digit(rest->data[i]))
			i++;
		if (i && i + 1 < rest->len && (rest->data[i] == '.' || rest->data[i] == ',') &&
		    ascii_is_digit(rest->data[i + 1])) {
			*has_fraction = true;
			for (i++; i < rest->len && ascii_is_digit(rest->data[i]);)
				i++;
		}
		if (i == 0 || i == rest->len || rest->data[i] == '\0')
			return false;
		letter = strchr(letters, rest->data[i]);
		if (!letter)
			return false;
		letters = letter + 1;
		*has_any = true;
		*rest = str_from(*rest, i + 1);
	}
	return true;
}

/* ISO 8601: P1Y2M3DT4H5M6.5S or P2W; a minus in front as in XSD. */
bool value_parse_duration(const struct value_input *input, struct value *value)
{
	struct str rest = input->cell;
	bool has_any = false, has_time = false, has_fraction = false;

	(void)value;
	if (rest.len && rest.data[0] == '-')
		rest = str_from(rest, 1);
	if (rest.len < 3 || rest.data[0] != 'P')
		return false;
	rest = str_from(rest, 1);
	if (!duration_part(&rest, "YMWD", &has_any, &has_fraction))
		return false;
	if (rest.len == 0)
		return has_any;
	rest = str_from(rest, 1);
	return duration_part(&rest, "HMS", &has_time, &has_fraction) && has_time && rest.len == 0;
}
