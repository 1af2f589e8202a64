/* SPDX-License-Identifier: MIT */
#include "render/html_escape.h"

#include "tap.h"

static struct strbuf html;
static struct output *output;

static struct str text(struct str from)
{
	strbuf_clear(&html);
	html_add_text(&html, from);
	return strbuf_str(&html);
}

static struct str url(const char *from)
{
	strbuf_clear(&html);
	html_add_url(&html, str_of(from));
	return strbuf_str(&html);
}

static struct str json(const char *from)
{
	output_free(output);
	output = output_new_memory();
	html_write_json(output, str_of(from));
	return output_memory(output);
}

int main(void)
{
	is_str(text(STR("a<b>&\"'`c")), STR("a&lt;b&gt;&amp;&quot;&#39;&#96;c"),
	    "escapes what ends a text or an attribute");
	is_str(text(STR("<")), STR("&lt;"), "escapes a single character");
	is_str(text(STR("")), STR(""), "an empty text stays empty");
	is_str(
	    text(STR("Đắk Lắk\t\r\n")), STR("Đắk Lắk\t\r\n"), "leaves letters and line ends alone");
	is_str(text(STR("a\0b\x1b\x7f")),
	    STR("a\xef\xbf\xbd"
		"b\xef\xbf\xbd\xef\xbf\xbd"),
	    "replaces control characters");
	output = output_new_memory();
	html_write_text(output, STR("<i>"));
	is_str(output_memory(output), STR("&lt;i&gt;"), "writes to an output likewise");

	is_str(url("https://x.vn/a?b=1&c='2'#d"), STR("https://x.vn/a?b=1&amp;c=&#39;2&#39;#d"),
	    "escapes a URL for an attribute");
	is_str(url("đ \"<`\\|%41%4"), STR("%C4%91%20%22%3C%60%5C%7C%41%254"),
	    "encodes what no URL may hold, and keeps escapes");

	is_str(json("{\"a\":\"</script><!--&\"}"),
	    STR("{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u0026\"}"),
	    "JSON cannot end its script");
	is_str(json("\"\xe2\x80\xa8"
		    "a\xe2\x80\xa9\xe2\x80\xaa<\""),
	    STR("\"\\u2028a\\u2029\xe2\x80\xaa\\u003c\""), "JSON has no line separators");
	is_str(json(""), STR(""), "no JSON is nothing");
	strbuf_release(&html);
	output_free(output);
	return tap_end();
}
