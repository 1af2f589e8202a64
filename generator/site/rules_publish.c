/* SPDX-License-Identifier: MIT */
#include "site/rules.h"

static const struct rule rules[] = {
	{ "publish.failed", DIAG_ERROR, { "Không ghi được ở nơi công bố", "A target that fails" },
	    { "Máy không cho đọc hoặc ghi ở nơi công bố, hoặc thư mục trang không mở được.",
		"The machine does not let the target be read or written, or the site be opened." },
	    { "Kiểm tra quyền ghi, chỗ trống và tên thư mục.",
		"See who may write, whether there is room, and the folder's name." },
	    "+ df -h", "POSIX" },
	{ "publish.foreign-target", DIAG_ERROR,
	    { "Nơi công bố có thứ không phải của datamo", "A target that holds other things" },
	    { "Nơi công bố có tệp mà datamo không đặt, nên có thể là trang của người khác.",
		"The target holds what datamo did not put there, so it may be somebody else's." },
	    { "Chọn một chỗ trống, hoặc một thư mục con mới.",
		"Choose an empty place, or a new folder." },
	    "- path: /var/www\n+ path: /var/www/portal", "datamo(1), publish" },
	{ "publish.not-a-site", DIAG_ERROR,
	    { "Thư mục trang không hoàn chỉnh", "A folder that is no complete site" },
	    { "manifest.json của trang nêu từng tệp với mã SHA-256; thư mục này thiếu, thừa hoặc "
	      "có tệp đã bị đổi.",
		"The site's manifest.json names each file with its SHA-256; this folder lacks one, "
		"has one too many, or one was changed." },
	    { "Dựng lại trang bằng datamo build rồi công bố.",
		"Make the site again by datamo build, then publish." },
	    "+ datamo build\n+ datamo publish web", "datamo(1), publish" },
	{ "publish.nothing-before", DIAG_ERROR,
	    { "Không có bản nào để quay lại", "Nothing to go back to" },
	    { "Nơi công bố không giữ bản nào trước bản hiện nay, hoặc không giữ bản cũ.",
		"The target keeps no release before the present one, or none at all." },
	    { "Dựng và công bố lại dữ liệu của lần trước.",
		"Build and publish the former data again." },
	    "- {kind: local, keep: 1}\n+ {kind: local, keep: 5}", "datamo-portal(5), targets" },
	{ "publish.program-failed", DIAG_ERROR,
	    { "Chương trình gửi tệp gặp lỗi", "A program that could not send" },
	    { "ssh, rsync, lftp, rclone hoặc git không làm được việc; lời của nó được in bên dưới.",
		"ssh, rsync, lftp, rclone or git could not do its work; its words are printed "
		"below." },
	    { "Sửa điều mà nó nói (thường là tên máy, khóa hoặc quyền), rồi chạy lại.",
		"Mend what it says (mostly a name, a key or a right), then run again." },
	    "+ ssh data.example.org true", "datamo(1), publish" },
	{ "publish.program-missing", DIAG_ERROR,
	    { "Thiếu chương trình gửi tệp", "A program that is not installed" },
	    { "Loại nơi công bố này cần một chương trình khác mà máy chưa có.",
		"This kind of target needs another program, which this machine lacks." },
	    { "Cài chương trình đó.", "Install that program." }, "+ apt-get install rsync",
	    "datamo(1), publish" },
	{ "publish.removals", DIAG_ERROR,
	    { "Công bố sẽ xóa nhiều dữ liệu", "A publish that would remove much" },
	    { "Quá một phần mười tập dữ liệu hoặc địa chỉ sẽ biến mất. Thường đó là một bản lấy "
	      "về thiếu dữ liệu.",
		"More than a tenth of the datasets or addresses would be gone. Mostly that is a "
		"checkout that lacks its data." },
	    { "Xem --dry-run. Nếu đúng ý: --allow-removals với con số mà thông báo nêu.",
		"Look at --dry-run. If it is meant: --allow-removals with the number that the "
		"message names." },
	    "+ datamo publish web --dry-run", "datamo(1), publish" },
	{ "publish.unknown-target", DIAG_ERROR, { "Không có nơi công bố đó", "An unknown target" },
	    { "Lệnh nêu một nơi công bố mà targets trong portal.yml không có.",
		"The command names a target that the list targets in portal.yml does not have." },
	    { "Sửa tên, hoặc thêm vào targets.", "Mend the name, or add it to targets." },
	    "- datamo publish wob\n+ datamo publish web", "datamo-portal(5), targets" },
};

const struct rule_list publish_rules = RULE_LIST(rules);
