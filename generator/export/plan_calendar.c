/* SPDX-License-Identifier: MIT */
#include "base/output.h"
#include "base/strbuf.h"
#include "base/url.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "export/plan_file.h"
#include "model/site_path.h"

/*
 * The last days of the plan as an iCalendar (RFC 5545): whole-day events, which every calendar
 * shows, not to-dos, which few do. DTSTAMP is the portal's day, so that the same input gives the
 * same bytes; a UID stays as long as the entry's id and the portal's host.
 */
enum { LINE_OCTETS = 75 };

struct calendar {
	struct output *output;
	const struct portal *portal;
	struct str host;
	struct strbuf line;
};

/* Section 3.1: no more than 75 octets without the line end; a folded line goes on after a blank.
 * Never cut within a character. */
static void end_line(struct calendar *calendar)
{
	struct str rest = strbuf_str(&calendar->line);
	size_t room = LINE_OCTETS;

	while (rest.len > room) {
		size_t cut = room;

		while (cut > 1 && ((unsigned char)rest.data[cut] & 0xC0) == 0x80)
			cut--;
		output_add(calendar->output, str_slice(rest, 0, cut));
		output_add(calendar->output, STR("\r\n "));
		rest = str_from(rest, cut);
		room = LINE_OCTETS - 1;
	}
	output_add(calendar->output, rest);
	output_add(calendar->output, STR("\r\n"));
	strbuf_clear(&calendar->line);
}

/* Section 3.3.11: TEXT. Control characters have no place in it. */
static void add_text(struct calendar *calendar, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];

		if (c == '\n') {
			strbuf_add_cstr(&calendar->line, "\\n");
		} else if (c == '\\' || c == ';' || c == ',') {
			strbuf_add_char(&calendar->line, '\\');
			strbuf_add_char(&calendar->line, c);
		} else if ((unsigned char)c >= 0x20 && c != 0x7f) {
			strbuf_add_char(&calendar->line, c);
		}
	}
}

static void add_line(struct calendar *calendar, const char *name, struct str value)
{
	strbuf_add_cstr(&calendar->line, name);
	strbuf_add_char(&calendar->line, ':');
	strbuf_add(&calendar->line, value);
	end_line(calendar);
}

static void add_text_line(struct calendar *calendar, const char *name, struct str text)
{
	if (!text.len)
		return;
	strbuf_add_cstr(&calendar->line, name);
	strbuf_add_char(&calendar->line, ':');
	add_text(calendar, text);
	end_line(calendar);
}

static void add_day(struct calendar *calendar, const char *name, struct date date, const char *time)
{
	strbuf_add_format(
	    &calendar->line, "%s:%04d%02d%02d%s", name, date.year, date.month, date.day, time);
	end_line(calendar);
}

static void add_url(struct calendar *calendar, const struct plan_item *item)
{
	struct strbuf path = STRBUF_INIT, url = STRBUF_INIT;

	if (url_kind_of(calendar->portal->base_url) == URL_WEB) {
		if (item->dataset)
			strbuf_add_format(
			    &path, "datasets/%.*s/index.html", STR_ARG(item->dataset->id));
		else
			strbuf_add_cstr(&path, "plan/index.html");
		site_path_url(&url, calendar->portal->base_url, strbuf_str(&path));
		add_line(calendar, "URL", strbuf_str(&url));
	}
	strbuf_release(&path);
	strbuf_release(&url);
}

static struct str choose(const struct calendar *calendar, const struct text *text)
{
	const struct portal *portal = calendar->portal;

	return text_in(text, portal->languages, portal->language_count, portal->languages[0]).value;
}

static void add_description(struct calendar *calendar, struct str name, struct str note)
{
	if (!name.len && !note.len)
		return;
	strbuf_add_cstr(&calendar->line, "DESCRIPTION:");
	add_text(calendar, name);
	if (name.len && note.len)
		add_text(calendar, STR("\n"));
	add_text(calendar, note);
	end_line(calendar);
}

static void add_event(
    struct calendar *calendar, const struct plan_group *group, const struct plan_item *item)
{
	const struct plan_entry *entry = item->entry;
	struct str title = choose(calendar, &entry->title), name = STR("");
	bool is_off = item->state == PLAN_WITHDRAWN || item->state == PLAN_CLOSED;

	if (group->organization)
		name = choose(calendar, &group->organization->name);
	add_line(calendar, "BEGIN", STR("VEVENT"));
	strbuf_add_cstr(&calendar->line, "UID:plan-");
	add_text(calendar, entry->id);
	strbuf_add_char(&calendar->line, '@');
	add_text(calendar, calendar->host);
	end_line(calendar);
	add_day(calendar, "DTSTAMP", calendar->portal->today, "T000000Z");
	add_day(calendar, "DTSTART;VALUE=DATE", entry->due, "");
	add_text_line(calendar, "SUMMARY", title.len ? title : entry->id);
	add_description(calendar, name, choose(calendar, &entry->note));
	add_text_line(calendar, "CATEGORIES", entry->kind);
	add_line(calendar, "STATUS", is_off ? STR("CANCELLED") : STR("CONFIRMED"));
	add_line(calendar, "TRANSP", STR("TRANSPARENT"));
	add_url(calendar, item);
	add_line(calendar, "END", STR("VEVENT"));
}

/* "datamo.example.org" of "https://datamo.example.org:8080/x/" */
static struct str host_of(struct str url)
{
	size_t start = str_find(url, '/');
	struct str host = str_from(url, start + 2 < url.len ? start + 2 : url.len);

	host = str_slice(host, 0, str_find(host, '/'));
	return host.len ? host : STR("datamo.invalid");
}

static bool calendar_accepts(const struct export_context *context)
{
	/* A calendar holds at least one component. */
	for (size_t i = 0; i < context->portal->plan_count; i++) {
		if (context->portal->plan[i].due.year)
			return context->portal->today.year != 0;
	}
	return false;
}

static void calendar_write(const struct export_context *context, struct output *output)
{
	const struct plan *plan = context->catalog->plan;
	const struct portal *portal = context->portal;
	struct calendar calendar = {
		.output = output, .portal = portal, .host = host_of(portal->base_url)
	};

	add_line(&calendar, "BEGIN", STR("VCALENDAR"));
	add_line(&calendar, "VERSION", STR("2.0"));
	add_line(&calendar, "PRODID", STR("-//datamo//open-data plan//EN"));
	add_line(&calendar, "CALSCALE", STR("GREGORIAN"));
	add_line(&calendar, "METHOD", STR("PUBLISH"));
	add_text_line(&calendar, "X-WR-CALNAME", choose(&calendar, &portal->title));
	for (size_t i = 0; i < plan->count.total; i++) {
		const struct plan_item *item = &plan->items[i];

		if (item->entry->due.year)
			add_event(&calendar, &plan->organizations[item->organization], item);
	}
	add_line(&calendar, "END", STR("VCALENDAR"));
	strbuf_release(&calendar.line);
}

const struct exporter plan_calendar_exporter = {
	.id = "plan-calendar",
	.name = "iCalendar",
	.file_name = "plan/plan.ics",
	.media_type = "text/calendar",
	.eu_file_type = "ICS",
	.purpose = { [MESSAGES_VI] = "Các hạn của kế hoạch dữ liệu mở, cho phần mềm lịch",
	    [MESSAGES_EN] = "When the open-data plan's entries are due, for calendar programs" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.accepts = calendar_accepts,
	.write = calendar_write,
};
