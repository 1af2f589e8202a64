/* SPDX-License-Identifier: MIT */
#include "cli/report.h"

#include <stdio.h>

#include "base/strbuf.h"

static void add_more(
    struct strbuf *out, const struct diags *diags, size_t index, enum message_language language)
{
	uint64_t more = diags_more_after(diags, index);

	if (!more)
		return;
	strbuf_add_format(out,
	    language == MESSAGES_VI ? "    và %llu chỗ nữa trong tệp này [%s]\n"
				    : "    and %llu more in this file [%s]\n",
	    (unsigned long long)more, diags_at(diags, index)->kind->id);
}

void report_print(
    const struct diags *diags, enum diag_level at_least, enum message_language language)
{
	size_t errors = diags_count(diags, DIAG_ERROR), warnings = diags_count(diags, DIAG_WARNING);
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < diags_kept(diags); i++) {
		if (diags_at(diags, i)->level < at_least)
			continue;
		diag_format(diags_at(diags, i), language, &out);
		add_more(&out, diags, i, language);
	}
	if (at_least > DIAG_WARNING)
		warnings = 0;
	if (errors || warnings)
		strbuf_add_format(&out,
		    language == MESSAGES_VI ? "datamo: %zu lỗi, %zu cảnh báo\n"
					    : "datamo: %zu errors, %zu warnings\n",
		    errors, warnings);
	if (out.len)
		fwrite(out.data, 1, out.len, stderr);
	strbuf_release(&out);
}
