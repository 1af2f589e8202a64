/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_MARKDOWN_H
#define DATAMO_EXPORT_MARKDOWN_H

#include "export/describe.h"

/* Text within a line of Markdown: all that could be markup is escaped, line ends become blanks. */
void markdown_add_text(struct strbuf *markdown, struct str text);

/* The portal's first language is Vietnamese; else files speak English around its texts. */
bool export_is_vietnamese(const struct portal *portal);

#endif
