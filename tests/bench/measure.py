# SPDX-License-Identifier: MIT
"""Whole-process figures, for the programs beside this one."""
import os
import shutil
import sys
import time


def measure(*command):
    """Wall seconds, CPU seconds and peak MiB of a command."""
    start = time.monotonic()
    pid = os.posix_spawn(shutil.which(command[0]) or command[0], command, os.environ,
                         file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"bench: {' '.join(command)}: failed")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
