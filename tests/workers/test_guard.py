"""No worker calls out or runs anything, whatever a library in it tries."""

import os
import socket
import subprocess
import urllib.request

import pytest

from archivist.workers import pool

TRIES = {
    "connect": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
    "look up": lambda: socket.getaddrinfo("example.invalid", 80),
    "send": lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)),
    "listen": lambda: socket.socket().bind(("127.0.0.1", 0)),
    "fetch": lambda: urllib.request.urlopen("http://127.0.0.1:9/"),
    "run": lambda: subprocess.run(["true"], check=True),
    "shell": lambda: os.system("true"),  # noqa: S605
    "become": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606
    "fork": os.fork,
    "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
}


def attempt(name):
    """Try it; runs in a worker."""
    TRIES[name]()
    return "done"


@pytest.mark.skipif(os.name == "nt", reason="tries what POSIX offers")
def test_a_worker_neither_calls_out_nor_runs_anything():
    events = list(pool.run(attempt, TRIES, workers=1))

    reasons = {event.task: getattr(event, "reason", "it was done") for event in events}
    assert reasons == dict.fromkeys(TRIES, "读取出错，内容可能已损坏：ForbiddenError")


def test_what_is_forbidden_in_a_worker_is_allowed_in_the_program():
    list(pool.run(attempt, ["run"], workers=1))

    assert subprocess.run(["true"], check=True).returncode == 0
