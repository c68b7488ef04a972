"""What code that has taken over a reading process might try; each returns whether it was done."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
from pathlib import Path


def read_file(path: str) -> bool:
    try:
        return bool(Path(path).read_bytes())
    except OSError:
        return False


def list_folder(path: str) -> bool:
    try:
        return bool(os.listdir(path))  # noqa: PTH208
    except OSError:
        return False


def write_file(path: str) -> bool:
    try:
        Path(path).write_text("taken", "utf-8")
    except OSError:
        return False
    return True


def read_parents_environment() -> bool:
    return read_file(f"/proc/{os.getppid()}/environ")


def connect(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 1):
            return True
    except OSError:
        return False


def send_datagram(port: int) -> bool:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
            made.sendto(b"taken", ("127.0.0.1", port))
    except OSError:
        return False
    return True


def run_program() -> bool:
    try:
        return subprocess.run(["/bin/true"], check=False).returncode == 0
    except OSError:
        return False


def fork() -> bool:
    try:
        child = os.fork()
    except OSError:
        return False
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    return True


def signal_parent() -> bool:
    try:
        os.kill(os.getppid(), signal.SIGCONT)
    except OSError:
        return False
    return True


def trace_parent() -> bool:
    attach = 16
    return int(ctypes.CDLL(None).ptrace(attach, os.getppid(), None, None)) == 0
