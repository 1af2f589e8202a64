/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "site/publish.h"

int publication_hold(const char *site_path)
{
	struct str path = str_of(site_path), name;
	struct strbuf lock_path = STRBUF_INIT;
	size_t slash;
	int lock;

	while (path.len > 1 && path.data[path.len - 1] == '/')
		path.len--;
	slash = str_rfind(path, '/');
	name = slash == path.len ? path : str_from(path, slash + 1);
	strbuf_add(&lock_path, slash == path.len ? STR("") : str_slice(path, 0, slash + 1));
	strbuf_add_format(&lock_path, ".%.*s.lock", STR_ARG(name));
	lock = open(lock_path.data, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	strbuf_release(&lock_path);
	if (lock >= 0 && flock(lock, LOCK_SH | LOCK_NB) < 0) {
		close(lock);
		return PUBLICATION_IN_USE;
	}
	return lock < 0 ? -1 : lock;
}
