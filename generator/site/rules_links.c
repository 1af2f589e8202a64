/* SPDX-License-Identifier: MIT */
#include "site/rules.h"

static const struct rule rules[] = {
	{ "link.broken", DIAG_ERROR,
	    { "Liên kết ra ngoài bị hỏng", "A link to another site is broken" },
	    { "Trang được liên kết không còn, hoặc không có máy chủ như vậy.",
		"The page that is linked to is no more, or there is no such host." },
	    { "Sửa hoặc bỏ liên kết.", "Mend the link, or leave it out." },
	    "- https://example.org/old\n+ https://example.org/new",
	    "RFC 9110, 15.5.5 and 15.5.11" },
	{ "link.moved", DIAG_WARNING,
	    { "Trang được liên kết đã chuyển hẳn", "A page that is linked to has moved for good" },
	    { "Máy chủ báo rằng trang nay ở địa chỉ khác; một ngày nào đó địa chỉ cũ sẽ mất.",
		"Its server says that the page is now elsewhere; one day the old address will "
		"go." },
	    { "Thay bằng địa chỉ mới.", "Give the new address." },
	    "- http://example.org/\n+ https://example.org/", "RFC 9110, 15.4.2 and 15.4.9" },
	{ "link.report-failed", DIAG_ERROR,
	    { "Không ghi được báo cáo liên kết", "The report of links cannot be written" },
	    { "Máy không cho thay tệp báo cáo: quyền ghi hoặc ổ đĩa.",
		"The machine does not let the report be replaced: rights or disk." },
	    { "Kiểm tra quyền ghi và chỗ trống, hoặc chọn tệp khác bằng --report.",
		"See that it may be written and has room, or choose another file with --report." },
	    "+ datamo check-links --report /tmp/links.csv", "POSIX" },
	{ "link.unknown", DIAG_NOTE,
	    { "Chưa biết liên kết còn dùng được không", "Nobody can tell whether a link is good" },
	    { "Máy chủ bên kia từ chối chương trình, đang lỗi, hoặc không trả lời kịp; người đọc "
	      "có "
	      "thể vẫn mở được.",
		"The other server does not answer programs, has an error, or is too slow; readers "
		"may "
		"still get there." },
	    { "Mở thử bằng trình duyệt.", "Open it in a browser." }, "+ datamo check-links",
	    "RFC 9110, 15.5 and 15.6" },
};

const struct rule_list link_rules = RULE_LIST(rules);
