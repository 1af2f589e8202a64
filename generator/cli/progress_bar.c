/* SPDX-License-Identifier: MIT */
#include "cli/progress_bar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

enum { BAR_CELLS = 24, REDRAW_MS = 100 };

void progress_bar_init(struct progress_bar *bar, enum message_language language, bool is_quiet)
{
	const char *term = getenv("TERM");

	*bar = (struct progress_bar){
		.is_shown = !is_quiet && isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0,
		.language = language,
		.started_ms = clock_ms(),
	};
}

void progress_bar_update(void *context, const struct build_progress *progress)
{
	struct progress_bar *bar = context;
	char cells[BAR_CELLS + 1];
	int64_t now;
	double seconds;
	uint64_t filled;

	if (!bar->is_shown)
		return;
	now = clock_ms();
	if (now - bar->drawn_ms < REDRAW_MS)
		return;
	bar->drawn_ms = now;
	seconds = (double)(now - bar->started_ms) / 1000;
	filled = progress->dataset_count
		     ? progress->datasets_done * BAR_CELLS / progress->dataset_count
		     : 0;
	for (uint64_t i = 0; i < BAR_CELLS; i++)
		cells[i] = i < filled ? '#' : '.';
	cells[BAR_CELLS] = '\0';
	fprintf(stderr,
	    bar->language == MESSAGES_VI
		? "\r\033[K[%s] %llu/%llu tập dữ liệu, %llu dòng, %.1f MB/s"
		: "\r\033[K[%s] %llu/%llu datasets, %llu rows, %.1f MB/s",
	    cells, (unsigned long long)progress->datasets_done,
	    (unsigned long long)progress->dataset_count, (unsigned long long)progress->rows,
	    seconds > 0 ? (double)progress->bytes / 1e6 / seconds : 0.0);
}

void progress_bar_end(struct progress_bar *bar)
{
	if (bar->is_shown && bar->drawn_ms)
		fputs("\r\033[K", stderr);
}
