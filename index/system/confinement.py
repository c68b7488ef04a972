"""Taking a process's rights: what reads strangers' documents needs no file, socket or program.

By Landlock and seccomp, where the kernel has them. The one Landlock binding on PyPI is a
pre-release that knows files only, so its three system calls are made here (linux/landlock.h).
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""Numbers of the system calls, the same on every architecture."""
_VERSION, _PATH_BENEATH = 1, 1
_EXECUTE, _READ_FILE, _READ_DIR = 1, 4, 8
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many rights over files each version of Landlock knows, from the first bit on."""
_NET_VERSION, _TCP = 4, 0b11
_SCOPE_VERSION, _SIGNALS_AND_SOCKETS = 6, 0b11
_SET_DUMPABLE, _SET_NO_NEW_PRIVS = 4, 38
_CLONE_THREAD = 0x10000
_DENIED = (
    *("socket", "socketpair", "connect", "bind", "listen", "accept", "accept4"),
    *("ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd", "kill", "tkill"),
    *("execve", "execveat", "fork", "vfork", "bpf", "io_uring_setup", "mount", "unshare"),
    *("perf_event_open", "userfaultfd", "keyctl", "add_key", "request_key"),
)
"""System calls that no reader of documents makes."""


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("rights", ctypes.c_uint64), ("folder", ctypes.c_int32))


def hide_memory() -> None:
    """Keep other processes of this user from reading this one's memory and environment."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


def confine(readable: Iterable[Path]) -> None:
    """Take from this process, for good, all rights but computing and reading some folders.

    What the kernel or the machine does not know stays allowed; `unconfined` says what that is.

    Args:
        readable: folders of what it may still load.
    """
    if sys.platform != "linux":
        return
    if seccomp_is_there():  # first: looking for its library takes a program
        _deny_calls()
    if version := landlock_version():
        _restrict_files(version, [*readable, Path("/dev/urandom"), Path("/dev/null")])


def unconfined() -> list[str]:
    """Return what this machine lacks to confine a process, as words; nothing where all is there."""
    if sys.platform != "linux":
        return [f"{sys.platform} has neither Landlock nor seccomp"]
    lacking = []
    if not landlock_version():
        lacking.append("the kernel has no Landlock (5.13 or later, `lsm=landlock`)")
    if not seccomp_is_there():
        lacking.append("the library libseccomp is not installed")
    return lacking


def landlock_version() -> int:
    """Return which version of Landlock the kernel has, 0 for none."""
    return max(0, int(ctypes.CDLL(None).syscall(_CREATE_RULESET, None, 0, _VERSION)))


def seccomp_is_there() -> bool:
    """Return whether system calls can be filtered."""
    try:
        import pyseccomp  # noqa: F401 - raises where the library below it is missing
    except (ImportError, OSError, RuntimeError):
        return False
    return True


def loaded_folders() -> list[Path]:
    """Return the folders that this process loads code and data from, none of a user's own."""
    package = Path(__file__).parents[1]
    # The folder that holds the package may be a checkout, with settings and a token in it.
    found = {Path(entry) for entry in sys.path if entry} - {package.parent}
    found |= {package, Path(sys.prefix), Path(sys.base_prefix)}
    found |= {Path(name) for name in ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share")}
    found |= {Path("/etc/ld.so.cache"), Path("/usr/local/lib")}
    return sorted(path for path in found if path.exists())


def _restrict_files(version: int, readable: Iterable[Path]) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    known = max(count for since, count in _FILE_RIGHTS.items() if since <= version)
    ruleset = _Ruleset(
        (1 << known) - 1,
        _TCP if version >= _NET_VERSION else 0,
        _SIGNALS_AND_SOCKETS if version >= _SCOPE_VERSION else 0,
    )
    size = 24 if version >= _SCOPE_VERSION else 16 if version >= _NET_VERSION else 8
    handle = libc.syscall(_CREATE_RULESET, ctypes.byref(ruleset), size, 0)
    _check(handle)
    try:
        for path in readable:
            _allow(libc, handle, path)
        libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        _check(libc.syscall(_RESTRICT_SELF, handle, 0))
    finally:
        os.close(handle)


def _allow(libc: ctypes.CDLL, handle: int, path: Path) -> None:
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | (_READ_DIR if path.is_dir() else 0)
        rule = _PathBeneath(rights, folder)
        _check(libc.syscall(_ADD_RULE, handle, _PATH_BENEATH, ctypes.byref(rule), 0))
    finally:
        os.close(folder)


def _check(result: int) -> None:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def _deny_calls() -> None:
    import pyseccomp

    calls = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in _DENIED:
        try:
            calls.add_rule(pyseccomp.ERRNO(errno.EPERM), name)
        except (OSError, RuntimeError):
            continue  # not a call of this architecture
    # Threads, but no processes; the C library falls back to `clone`, whose flags can be looked at.
    calls.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    is_process = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, 0)
    calls.add_rule(pyseccomp.ERRNO(errno.EPERM), "clone", is_process)
    calls.load()
