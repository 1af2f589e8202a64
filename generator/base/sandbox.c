/* SPDX-License-Identifier: MIT */
#include "base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define READ_ACCESS (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITE_ACCESS                                                       \
	(LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |   \
	    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | \
	    LANDLOCK_ACCESS_FS_MAKE_DIR)
/* What no one below may do: run a program, make devices, links, sockets. */
#define OTHER_ACCESS                                                      \
	(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_MAKE_CHAR |      \
	    LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | \
	    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)

/* Libraries are loaded late: code pages by iconv, providers by libcrypto. */
static const char *const system_folders[] = { "/usr", "/lib", "/lib64", "/etc/ssl", "/proc/self" };

static int landlock_version(void)
{
	long version = syscall(
	    SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

	return version > 0 ? (int)version : 0;
}

static void allow(int ruleset, int folder, uint64_t access)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = access, .parent_fd = folder };

	if (folder >= 0)
		syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

static void allow_system(int ruleset)
{
	for (size_t i = 0; i < sizeof(system_folders) / sizeof(system_folders[0]); i++) {
		int folder = open(system_folders[i], O_PATH | O_CLOEXEC);

		allow(ruleset, folder, READ_ACCESS | LANDLOCK_ACCESS_FS_EXECUTE);
		if (folder >= 0)
			close(folder);
	}
}

static bool enter_landlock(int version, const struct sandbox_folder *folders, size_t count)
{
	/* Renames and links between folders, and truncation, came with versions 2 and 3. */
	uint64_t later = (version >= 2 ? 1ULL << 13 : 0) | (version >= 3 ? 1ULL << 14 : 0);
	struct landlock_ruleset_attr attributes = {
		.handled_access_fs = READ_ACCESS | WRITE_ACCESS | OTHER_ACCESS | later,
	};
	bool is_entered;
	int ruleset;

	/* Version 1 refuses all renames from folder to folder, which staging needs. */
	if (version < 2)
		return false;
	ruleset = (int)syscall(
	    SYS_landlock_create_ruleset, &attributes, sizeof(attributes.handled_access_fs), 0);
	if (ruleset < 0)
		return false;
	allow_system(ruleset);
	for (size_t i = 0; i < count; i++)
		allow(ruleset, folders[i].fd,
		    READ_ACCESS | (folders[i].is_writable ? WRITE_ACCESS | later : 0));
	is_entered = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
	close(ruleset);
	return is_entered;
}

#if defined(__x86_64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef OUR_ARCHITECTURE
#define REFUSE(number)                                       \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), \
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

static bool enter_seccomp(void)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCHITECTURE, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		REFUSE(SYS_execve),
		REFUSE(SYS_execveat),
		REFUSE(SYS_socket),
		REFUSE(SYS_socketpair),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { .len = sizeof(filter) / sizeof(filter[0]), .filter = filter };

	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
#else
static bool enter_seccomp(void)
{
	return false;
}
#endif

struct sandbox sandbox_enter(const struct sandbox_folder *folders, size_t count)
{
	struct sandbox sandbox = { .landlock_version = landlock_version() };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return (struct sandbox){ 0 };
	if (!enter_landlock(sandbox.landlock_version, folders, count))
		sandbox.landlock_version = 0;
	sandbox.has_seccomp = enter_seccomp();
	return sandbox;
}

struct sandbox sandbox_probe(void)
{
	int version = landlock_version();

	return (struct sandbox){
		.landlock_version = version >= 2 ? version : 0,
		.has_seccomp = prctl(PR_GET_SECCOMP) >= 0,
	};
}
