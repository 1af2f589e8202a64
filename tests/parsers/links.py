#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every link of every page leads to a file of the site, and every fragment to an id there.

usage: links.py SITE
"""
import os
import sys
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

URL_ATTRIBUTES = {"href", "src", "action", "poster", "data", "cite"}
LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "object": "data"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.ids, self.doubled, self.loaded, self.canonical = [], set(), set(), [], None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        for name, value in attributes:
            if name == "id":
                (self.doubled if value in self.ids else self.ids).add(value)
            elif name in URL_ATTRIBUTES and value is not None:
                self.links.append((self.getpos()[0], value))
            elif name == "srcset" and value:
                self.links += [(self.getpos()[0], part.split()[0]) for part in value.split(",")]
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href")
        loads = tag != "link" or given.get("rel") in ("stylesheet", "icon", "preload", "manifest")
        if tag in LOADED and loads and given.get(LOADED[tag]):
            self.loaded.append((self.getpos()[0], given[LOADED[tag]]))


def pages_of(site):
    for folder, folders, files in os.walk(site):
        folders.sort()
        for name in sorted(files):
            if name.endswith(".html"):
                path = os.path.join(folder, name)
                relative = os.path.relpath(path, site)
                page = Page()
                with open(path, encoding="utf-8", errors="strict", newline="") as file:
                    page.feed(file.read())
                page.close()
                if "original/" not in relative:
                    yield relative, page


def problem_of(site, pages, base_path, path, link):
    """Why this link of the page at `path` is wrong, or None."""
    parts = urlsplit(link)
    if parts.scheme or link.startswith("//"):
        return None if parts.scheme in ("http", "https", "mailto", "tel", "data") else "scheme"
    if link == "":
        return "empty"
    if link.startswith("/"):
        # Only 404.html, which is served for any path, may name the site's own.
        if os.path.basename(path) != "404.html" or not parts.path.startswith(base_path):
            return "absolute path"
        target = unquote(parts.path[len(base_path):])
    else:
        absolute = urljoin("http://x/" + "/".join(["y"] * 20) + "/" + path, link)
        prefix = "/" + "/".join(["y"] * 20) + "/"
        absolute = unquote(urlsplit(absolute).path)
        if not absolute.startswith(prefix):
            return "leaves the site"
        target = absolute[len(prefix):]
    if target == "" or target.endswith("/"):
        if not link.startswith("/"):
            return "names a folder, not its index.html (does not open from file://)"
        target += "index.html"
    if not os.path.isfile(os.path.join(site, target)):
        return "no such file"
    fragment = unquote(parts.fragment)
    if fragment and target in pages and fragment not in pages[target].ids:
        return "no such id there"
    return None


def main(site):
    pages = dict(pages_of(site))
    count, problems, loads, doubled = 0, [], [], []
    base_path = urlsplit(pages["index.html"].canonical or "/").path
    for path, page in pages.items():
        doubled += [f"{path}: id {name}" for name in sorted(page.doubled)]
        for line, link in page.links:
            count += 1
            why = problem_of(site, pages, base_path, path, link)
            if why:
                problems.append(f"{path}:{line}: {link}: {why}")
        for line, link in page.loaded:
            if urlsplit(link).scheme not in ("", "data") or link.startswith("//"):
                loads.append(f"{path}:{line}: {link}")
    results = [
        (len(pages) > 0, f"the site has pages ({len(pages)})", []),
        (not problems and count > 0, f"every internal link resolves ({count} links looked at)", problems),
        (not loads, "nothing is loaded from elsewhere", loads),
        (not doubled, "no id occurs twice in a page", doubled),
    ]
    for number, (passed, name, why) in enumerate(results, 1):
        print(f"{'ok' if passed else 'not ok'} {number} - {name}")
        for line in why[:30]:
            print("#", line)
    print(f"1..{len(results)}")
    return any(not passed for passed, _, _ in results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
