/* SPDX-License-Identifier: MIT */
#include "host/host.h"

#include <string.h>

#include "base/strbuf.h"
#include "model/site_path.h"

/* Letters, digits and "/-._~": the same in a URL, in a path, and in all files for hosts. */
static bool is_plain(struct str path)
{
	for (size_t i = 0; i < path.len; i++) {
		char c = path.data[i];

		if (!ascii_is_alpha(c) && !ascii_is_digit(c) && (!c || !strchr("/-._~", c)))
			return false;
	}
	return !str_contains(path, STR("//"));
}

/* "https://example.org/city/": "/city/"; without an address: "/" */
static struct str path_of_url(struct str url)
{
	size_t host = url.len;

	for (size_t i = 0; i + 2 < url.len; i++) {
		if (url.data[i] == '/' && url.data[i + 1] == '/') {
			host = i + 2;
			break;
		}
	}
	url = str_from(url, host);
	url = str_from(url, str_find(url, '/'));
	return url.len ? url : STR("/");
}

struct redirect_list {
	struct arena *arena;
	struct host_redirect *redirects;
	size_t count;
};

static void add_redirects(struct redirect_list *list, const struct portal *portal,
    const struct dataset *dataset, struct str former)
{
	struct strbuf folder = STRBUF_INIT;

	for (size_t i = 0; i < portal->language_count; i++) {
		struct host_redirect *redirect = ARENA_ADD(
		    list->arena, list->redirects, list->count);

		strbuf_clear(&folder);
		site_path_language(&folder, portal->languages[i], portal->languages[0]);
		redirect->from = arena_format(list->arena, "%.*sdatasets/%.*s/",
		    STR_ARG(strbuf_str(&folder)), STR_ARG(former));
		redirect->to = arena_format(list->arena, "%.*sdatasets/%.*s/",
		    STR_ARG(strbuf_str(&folder)), STR_ARG(dataset->id));
	}
	*ARENA_ADD(list->arena, list->redirects, list->count) = (struct host_redirect){
		arena_format(list->arena, "api/v1/datasets/%.*s.json", STR_ARG(former)),
		arena_format(list->arena, "api/v1/datasets/%.*s.json", STR_ARG(dataset->id)),
	};
	strbuf_release(&folder);
}

bool host_context_init(
    struct host_context *context, struct arena *arena, const struct portal *portal)
{
	struct redirect_list list = { .arena = arena };

	*context = (struct host_context){ .portal = portal, .base = path_of_url(portal->base_url) };
	for (size_t i = 0; i < portal->dataset_count; i++) {
		const struct dataset *dataset = &portal->datasets[i];

		for (size_t k = 0; portal_shows(portal, dataset) && k < dataset->former_id_count;
		     k++)
			add_redirects(&list, portal, dataset, dataset->former_ids[k]);
	}
	context->redirects = list.redirects;
	context->redirect_count = list.count;
	return is_plain(context->base);
}
