/* SPDX-License-Identifier: MIT */
#include "model/outside_link.h"

#include <stdlib.h>

static const struct str ids[LINK_STATE_COUNT] = {
	[LINK_NOT_CHECKED] = STR_INIT("not-checked"),
	[LINK_ANSWERS] = STR_INIT("answers"),
	[LINK_BROKEN] = STR_INIT("broken"),
	[LINK_UNKNOWN] = STR_INIT("unknown"),
};

struct str link_state_id(enum link_state state)
{
	return ids[state];
}

enum link_state link_state_of(struct str id)
{
	for (size_t i = 0; i < LINK_STATE_COUNT; i++) {
		if (str_eq(ids[i], id))
			return (enum link_state)i;
	}
	return LINK_NOT_CHECKED;
}

int link_result_compare(const void *a, const void *b)
{
	return str_cmp(((const struct link_result *)a)->url, ((const struct link_result *)b)->url);
}

const struct link_result *link_result_find(const struct link_report *report, struct str url)
{
	struct link_result wanted = { .url = url };

	return report->count ? bsearch(&wanted, report->results, report->count,
				   sizeof(struct link_result), link_result_compare)
			     : NULL;
}

enum link_state link_state_in(const struct link_report *report, struct str url)
{
	const struct link_result *result = link_result_find(report, url);

	return result ? link_state_of(result->state) : LINK_NOT_CHECKED;
}

size_t link_count_total(const struct link_count *count)
{
	size_t total = 0;

	for (size_t i = 0; i < LINK_STATE_COUNT; i++)
		total += count->states[i];
	return total;
}

const struct link_reason link_reasons[LINK_REASON_COUNT] = {
	[LINK_REASON_NOT_FOUND] = { "not-found", LINK_BROKEN,
	    { "trang đó không còn", "there is no such page" } },
	[LINK_REASON_REFUSED] = { "refused", LINK_UNKNOWN,
	    { "máy chủ từ chối chương trình kiểm tra", "the server does not answer programs" } },
	[LINK_REASON_SERVER_ERROR] = { "server-error", LINK_UNKNOWN,
	    { "máy chủ đang lỗi", "the server has an error" } },
	[LINK_REASON_NO_HOST] = { "no-host", LINK_BROKEN,
	    { "không có tên miền đó", "there is no such host" } },
	[LINK_REASON_NO_CONNECTION] = { "no-connection", LINK_BROKEN,
	    { "không kết nối được tới máy chủ", "the server takes no connection" } },
	[LINK_REASON_CERTIFICATE] = { "certificate", LINK_BROKEN,
	    { "chứng thư số của máy chủ không hợp lệ", "the server's certificate is not valid" } },
	[LINK_REASON_TIMEOUT] = { "timeout", LINK_UNKNOWN,
	    { "máy chủ không trả lời kịp", "the server did not answer in time" } },
	[LINK_REASON_NO_ANSWER] = { "no-answer", LINK_UNKNOWN,
	    { "không có câu trả lời dùng được", "there was no answer to go by" } },
	[LINK_REASON_REDIRECTS] = { "too-many-redirects", LINK_BROKEN,
	    { "chuyển hướng quá nhiều lần", "it is redirected too often" } },
	[LINK_REASON_BAD_REDIRECT] = { "bad-redirect", LINK_BROKEN,
	    { "chuyển hướng tới địa chỉ không dùng được", "it is redirected to no web address" } },
	[LINK_REASON_PRIVATE] = { "private-address", LINK_UNKNOWN,
	    { "địa chỉ thuộc mạng nội bộ nên không hỏi",
		"its address is not of the public internet, so it was not asked" } },
	[LINK_REASON_TOO_LONG] = { "too-long", LINK_UNKNOWN,
	    { "địa chỉ quá dài", "the address is too long" } },
};

const struct link_reason *link_reason_find(struct str id)
{
	for (size_t i = 0; i < LINK_REASON_COUNT; i++) {
		if (str_eq(id, str_of(link_reasons[i].id)))
			return &link_reasons[i];
	}
	return NULL;
}
