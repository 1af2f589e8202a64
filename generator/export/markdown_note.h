/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_MARKDOWN_NOTE_H
#define DATAMO_EXPORT_MARKDOWN_NOTE_H

#include "base/strbuf.h"

/*
 * A curator's note as a section of another Markdown text: its headings two levels down, HTML as
 * text, its blocks closed at the end. What a block shows of the data is on the page: `instead`
 * stands for it, a line of Markdown.
 */
void markdown_add_note(struct strbuf *markdown, struct str note, struct str instead);

#endif
