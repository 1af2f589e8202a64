/* SPDX-License-Identifier: MIT */
#include "base/zip_writer.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/compress.h"
#include "base/output.h"
#include "base/strbuf.h"
#include "tap.h"

/* What Python's own readers make of the files, in its folder. */
static const char script[] =
    "import gzip, sys, zipfile\n"
    "z = zipfile.ZipFile(sys.argv[1] + '/a.zip')\n"
    "assert z.testzip() is None\n"
    "assert z.namelist() == ['nhỏ.txt', 'rỗng', 'dài', 'ngắn', 'dài 2', 'thư mục/lớn.txt'], "
    "z.namelist()\n"
    "assert z.read('dài') == z.read('dài 2') == b'0123456789' * 8 and z.read('ngắn') == b'?'\n"
    "assert [z.getinfo(n).compress_type for n in ('dài', 'ngắn')] == [8, 0]\n"
    "assert z.read('nhỏ.txt') == b'a' and z.read('rỗng') == b''\n"
    "assert z.read('thư mục/lớn.txt') == bytes(range(256)) * 4096\n"
    "assert all(i.date_time == (1980, 1, 1, 0, 0, 0) for i in z.infolist())\n"
    "assert all(i.external_attr >> 16 == 0o100644 for i in z.infolist())\n"
    "many = zipfile.ZipFile(sys.argv[1] + '/many.zip')\n"
    "assert len(many.namelist()) == 70000 and many.read('69999') == b'x'\n"
    "assert zipfile.ZipFile(sys.argv[1] + '/none.zip').namelist() == []\n"
    "data = open(sys.argv[1] + '/a.gz', 'rb').read()\n"
    "assert gzip.decompress(data) == bytes(range(256)) * 4096\n"
    "assert data[:10] == bytes([31, 139, 8, 0, 0, 0, 0, 0, 0, 255]), data[:10]\n";

static struct output *output_at(const char *folder, const char *name, int *fd)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_add_format(&path, "%s/%s", folder, name);
	*fd = open(path.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	strbuf_release(&path);
	return output_new_fd(*fd, false);
}

static void finish(struct output *output, int fd)
{
	output_flush(output);
	output_free(output);
	close(fd);
}

static void write_large(struct zip_writer *zip, struct deflater *deflater)
{
	char block[256];

	for (size_t i = 0; i < sizeof(block); i++)
		block[i] = (char)i;
	for (int i = 0; i < 4096; i++) {
		if (zip)
			zip_add(zip, (struct str){ block, sizeof(block) });
		else
			deflater_add(deflater, (struct str){ block, sizeof(block) });
	}
}

static const char constant[] = "0123456789012345678901234567890123456789"
			       "0123456789012345678901234567890123456789";

static void write_archive(const char *folder, struct deflater *deflater)
{
	int fd;
	struct output *output = output_at(folder, "a.zip", &fd);
	struct zip_writer *zip = zip_writer_new(output, deflater);

	zip_add_file(zip, STR("nhỏ.txt"), STR("a"));
	zip_add_file(zip, STR("rỗng"), STR(""));
	zip_add_constant(zip, STR("dài"), STR(constant));
	zip_add_constant(zip, STR("ngắn"), STR("?"));
	zip_add_constant(zip, STR("dài 2"), STR(constant));
	zip_begin(zip, STR("thư mục/lớn.txt"));
	write_large(zip, NULL);
	zip_end(zip);
	zip_finish(zip);
	zip_writer_free(zip);
	finish(output, fd);
}

/* More entries than the first ZIP format could count. */
static void write_many(const char *folder)
{
	int fd;
	struct output *output = output_at(folder, "many.zip", &fd);
	struct zip_writer *zip = zip_writer_new(output, NULL);
	struct strbuf name = STRBUF_INIT;

	for (int i = 0; i < 70000; i++) {
		strbuf_clear(&name);
		strbuf_add_format(&name, "%d", i);
		zip_add_file(zip, strbuf_str(&name), STR("x"));
	}
	strbuf_release(&name);
	zip_finish(zip);
	zip_writer_free(zip);
	finish(output, fd);
	output = output_at(folder, "none.zip", &fd);
	zip = zip_writer_new(output, NULL);
	zip_finish(zip);
	zip_writer_free(zip);
	finish(output, fd);
}

static void write_gzip(const char *folder)
{
	int fd;
	struct output *output = output_at(folder, "a.gz", &fd);
	struct deflater *deflater = deflater_new(DEFLATE_GZIP, COMPRESS_SMALL);
	struct output *thrown_away = output_new_memory();

	deflater_begin(deflater, thrown_away);
	deflater_add(deflater, STR("what came before"));
	deflater_end(deflater);
	deflater_begin(deflater, output);
	write_large(NULL, deflater);
	deflater_end(deflater);
	deflater_free(deflater);
	output_free(thrown_away);
	finish(output, fd);
}

static bool python_reads(char *folder)
{
	char *argv[] = { (char[]){ "python3" }, (char[]){ "-c" }, NULL, folder, NULL };
	struct strbuf text = STRBUF_INIT;
	int status = -1;
	pid_t pid;

	strbuf_add_cstr(&text, script);
	argv[2] = text.data;
	if (!posix_spawnp(&pid, "python3", NULL, NULL, argv, environ))
		waitpid(pid, &status, 0);
	strbuf_release(&text);
	return status == 0;
}

int main(void)
{
	char folder[] = "/tmp/datamo-test-XXXXXX";
	static const char *const names[] = { "a.zip", "many.zip", "none.zip", "a.gz" };
	struct deflater *deflater = deflater_new(DEFLATE_BARE, COMPRESS_FAST);
	struct strbuf path = STRBUF_INIT;

	ok(mkdtemp(folder), "a folder for the files");
	write_archive(folder, deflater);
	write_archive(folder, deflater);
	write_many(folder);
	write_gzip(folder);
	ok(python_reads(folder), "Python reads archives of few, many and no files, and gzip");
	ok(crc32_add(crc32_add(0, STR("1234")), STR("56789")) == 0xcbf43926,
	    "a checksum is continued");
	deflater_free(deflater);
	deflater_free(NULL);
	zip_writer_free(NULL);
	for (size_t i = 0; i < 4; i++) {
		strbuf_clear(&path);
		strbuf_add_format(&path, "%s/%s", folder, names[i]);
		unlink(path.data);
	}
	strbuf_release(&path);
	rmdir(folder);
	return tap_end();
}
