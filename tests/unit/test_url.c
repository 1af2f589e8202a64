/* SPDX-License-Identifier: MIT */
#include "base/url.h"

#include "base/strbuf.h"
#include "tap.h"

static const struct {
	const char *url;
	enum url_kind kind;
} cases[] = {
	{ "https://data.gov.vn/a?b=c#d", URL_WEB },
	{ "HTTP://example.org:8080", URL_WEB },
	{ "https://đắklắk.vn/số-liệu", URL_WEB },
	{ "https://8.8.8.8/", URL_WEB },
	{ "https://example.org./%20(x)~", URL_WEB },
	{ "mailto:so.tttt@daklak.gov.vn?subject=a", URL_MAIL },
	{ "table.csv", URL_RELATIVE },
	{ "../b/số liệu 1.csv#x", URL_RELATIVE },
	{ "?a=b:c", URL_RELATIVE },
	{ "/a:b", URL_RELATIVE },
	{ "#muc-1", URL_FRAGMENT },
	{ "", URL_REFUSED },
	{ "javascript:alert(1)", URL_REFUSED },
	{ " https://example.org", URL_REFUSED },
	{ "java\tscript:x", URL_REFUSED },
	{ "data:text/html,x", URL_REFUSED },
	{ "1:2", URL_REFUSED },
	{ "//example.org", URL_REFUSED },
	{ "\\\\example.org", URL_REFUSED },
	{ "/\\example.org", URL_REFUSED },
	{ "http:example.org", URL_REFUSED },
	{ "http:///x", URL_REFUSED },
	{ "https://a@b.vn/", URL_REFUSED },
	{ "https://a b.vn/", URL_REFUSED },
	{ "https://a.vn/<b>", URL_REFUSED },
	{ "https://a.vn/%4", URL_REFUSED },
	{ "https://-a.vn/", URL_REFUSED },
	{ "https://a..vn/", URL_REFUSED },
	{ "https://a.vn:0/", URL_REFUSED },
	{ "https://a.vn:65536/", URL_REFUSED },
	{ "https://a.vn:/", URL_REFUSED },
	{ "http://127.0.0.1/", URL_REFUSED },
	{ "http://10.1.2.3/", URL_REFUSED },
	{ "http://192.168.1.1/", URL_REFUSED },
	{ "http://1.2.3/", URL_REFUSED },
	{ "http://0x7f000001/", URL_REFUSED },
	{ "http://08.8.8.8/", URL_REFUSED },
	{ "http://[::1]/", URL_REFUSED },
	{ "https://example。org/", URL_REFUSED },
	{ "https://ｅxample.org/", URL_REFUSED },
	{ "https://example.org/\xe2\x80\xaegpj.exe", URL_REFUSED },
	{ "https://example.org/\xff", URL_REFUSED },
	{ "mailto:a", URL_REFUSED },
	{ "mailto:@b.vn", URL_REFUSED },
	{ "mailto:a@b.vn,c@d.vn", URL_REFUSED },
	{ "mailto:a@b.vn?subject=x%0Abcc:y", URL_REFUSED },
};

int main(void)
{
	struct strbuf out = STRBUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char name[100];

		snprintf(name, sizeof(name), "case %zu is what it is", i);
		if (!is_number(url_kind_of(str_of(cases[i].url)), cases[i].kind, name))
			printf("# %s\n", cases[i].url);
	}
	ok(url_decode(STR("s%E1%BB%91%20a+"), &out), "decodes escapes");
	is_str(strbuf_str(&out), STR("số a+"), "to UTF-8");
	ok(!url_decode(STR("%4"), &out) && !url_decode(STR("%zz"), &out),
	    "refuses a malformed escape");
	ok(!url_decode(STR("a%00"), &out) && !url_decode(STR("%0a"), &out),
	    "refuses escaped controls");
	ok(!url_decode(STR("%ff"), &out), "refuses what is not UTF-8");
	is_str(url_place_of(STR("HTTPS://a.vn?b")).host, STR("a.vn"), "a URL names its host");
	is_number(url_place_of(STR("HTTPS://a.vn?b")).port, 443, "and a port, said or not");
	is_number(url_place_of(STR("http://a.vn:8080/b:9")).port, 8080, "as it is said");
	strbuf_clear(&out);
	url_add_for_request(&out, STR("https://đ.vn/đ?đ=%20#đ"));
	is_str(strbuf_str(&out), STR("https://đ.vn/%C4%91?%C4%91=%20"), "what is sent is ASCII");
	strbuf_release(&out);
	return tap_end();
}
