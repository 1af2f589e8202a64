/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "model/site_path.h"
#include "render/facet_view.h"
#include "render/pages.h"
#include "render/renderer_parts.h"
#include "render/view.h"

/* Only the keywords can be so many that their list needs pages. */

enum { KEYWORDS_A_PAGE = 1000 };

static size_t keyword_pages(const struct catalog *catalog)
{
	size_t count = catalog->facets[FACET_KEYWORD].count;

	return count ? (count + KEYWORDS_A_PAGE - 1) / KEYWORDS_A_PAGE : 1;
}

static size_t keywords_count(const struct page_context *context)
{
	return keyword_pages(context->renderer->catalog);
}

static void api_path(struct strbuf *path, enum facet_kind kind)
{
	strbuf_add_cstr(path, "api/v1/");
	strbuf_add(path, facet_folder(kind));
	strbuf_add_cstr(path, ".json");
}

static void organizations_path(
    const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context;
	site_path_list(path, facet_folder(FACET_ORGANIZATION), index + 1);
}

static void organizations_api_path(
    const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context, (void)index;
	api_path(path, FACET_ORGANIZATION);
}

static struct cJSON *organizations_view(struct view *view, size_t index)
{
	struct cJSON *object = facet_list_view(view, FACET_ORGANIZATION, 0, SIZE_MAX);

	view_add_paging(view, object, facet_folder(FACET_ORGANIZATION), index + 1, 1);
	return object;
}

static size_t organization_count(const struct page_context *context)
{
	return facet_page_count(context, FACET_ORGANIZATION);
}

static void organization_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	facet_page_path(context, FACET_ORGANIZATION, index, path);
}

static struct cJSON *organization_view(struct view *view, size_t index)
{
	return facet_group_view(view, FACET_ORGANIZATION, index);
}

const struct page_kind organizations_page = {
	.id = "organizations",
	.is_listed = true,
	.has_api = true,
	.count = one_page,
	.path = organizations_path,
	.api_path = organizations_api_path,
	.view = organizations_view,
};

const struct page_kind organization_page = {
	.id = "organization",
	.is_listed = true,
	.count = organization_count,
	.path = organization_path,
	.view = organization_view,
};

static void themes_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context;
	site_path_list(path, facet_folder(FACET_THEME), index + 1);
}

static void themes_api_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context, (void)index;
	api_path(path, FACET_THEME);
}

static struct cJSON *themes_view(struct view *view, size_t index)
{
	struct cJSON *object = facet_list_view(view, FACET_THEME, 0, SIZE_MAX);

	view_add_paging(view, object, facet_folder(FACET_THEME), index + 1, 1);
	return object;
}

static size_t theme_count(const struct page_context *context)
{
	return facet_page_count(context, FACET_THEME);
}

static void theme_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	facet_page_path(context, FACET_THEME, index, path);
}

static struct cJSON *theme_view(struct view *view, size_t index)
{
	return facet_group_view(view, FACET_THEME, index);
}

const struct page_kind themes_page = {
	.id = "themes",
	.is_listed = true,
	.has_api = true,
	.count = one_page,
	.path = themes_path,
	.api_path = themes_api_path,
	.view = themes_view,
};

const struct page_kind theme_page = {
	.id = "theme",
	.is_listed = true,
	.count = theme_count,
	.path = theme_path,
	.view = theme_view,
};

static void keywords_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context;
	site_path_list(path, facet_folder(FACET_KEYWORD), index + 1);
}

static struct cJSON *keywords_view(struct view *view, size_t index)
{
	struct cJSON *object = facet_list_view(
	    view, FACET_KEYWORD, index * KEYWORDS_A_PAGE, KEYWORDS_A_PAGE);

	view_add_paging(
	    view, object, facet_folder(FACET_KEYWORD), index + 1, keyword_pages(view->catalog));
	return object;
}

static size_t keyword_count(const struct page_context *context)
{
	return facet_page_count(context, FACET_KEYWORD);
}

static void keyword_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	facet_page_path(context, FACET_KEYWORD, index, path);
}

static struct cJSON *keyword_view(struct view *view, size_t index)
{
	return facet_group_view(view, FACET_KEYWORD, index);
}

const struct page_kind keywords_page = {
	.id = "keywords",
	.is_listed = true,
	.count = keywords_count,
	.path = keywords_path,
	.view = keywords_view,
};

const struct page_kind keyword_page = {
	.id = "keyword",
	.is_listed = true,
	.count = keyword_count,
	.path = keyword_path,
	.view = keyword_view,
};

static void formats_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context;
	site_path_list(path, facet_folder(FACET_FORMAT), index + 1);
}

static struct cJSON *formats_view(struct view *view, size_t index)
{
	struct cJSON *object = facet_list_view(view, FACET_FORMAT, 0, SIZE_MAX);

	view_add_paging(view, object, facet_folder(FACET_FORMAT), index + 1, 1);
	return object;
}

static size_t format_count(const struct page_context *context)
{
	return facet_page_count(context, FACET_FORMAT);
}

static void format_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	facet_page_path(context, FACET_FORMAT, index, path);
}

static struct cJSON *format_view(struct view *view, size_t index)
{
	return facet_group_view(view, FACET_FORMAT, index);
}

const struct page_kind formats_page = {
	.id = "formats",
	.is_listed = true,
	.count = one_page,
	.path = formats_path,
	.view = formats_view,
};

const struct page_kind format_page = {
	.id = "format",
	.is_listed = true,
	.count = format_count,
	.path = format_path,
	.view = format_view,
};
