# SPDX-License-Identifier: MIT
"""Requests as bytes, for a server on this machine: what a client library would mend before sending."""
import socket
import time

HOST = "127.0.0.1"


def connect(port, seconds=5):
    connection = socket.create_connection((HOST, port), timeout=seconds)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def receive(connection, seconds=5.0, enough=None):
    """All that comes until the other side closes, nothing more comes for so long, or `enough(bytes)`."""
    received = b""
    connection.settimeout(seconds)
    try:
        while not (enough and enough(received)):
            more = connection.recv(65536)
            if not more:
                break
            received += more
    except (socket.timeout, ConnectionResetError):
        pass
    return received


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def __repr__(self):
        shown = {name: value[:60] for name, value in self.headers.items() if name.startswith(("content-", "etag", "loc"))}
        return f"{self.status} {shown} {self.body[:60]!r}"


def split(received, method="GET"):
    """One answer off the bytes, and the rest; None when they hold no whole one."""
    head, end, rest = received.partition(b"\r\n\r\n")
    if not end or not head.startswith(b"HTTP/1.1 "):
        return None, received
    lines = head.decode("latin-1").split("\r\n")
    headers = {}
    for line in lines[1:]:
        name, _, value = line.partition(": ")
        name = name.lower()
        assert name not in headers, f"{name} twice"
        headers[name] = value
    status = int(lines[0].split(" ")[1])
    length = 0 if method == "HEAD" or status == 304 else int(headers.get("content-length", 0))
    if len(rest) < length:
        return None, received
    return Answer(status, headers, rest[:length]), rest[length:]


def answers(received):
    found = []
    while True:
        answer, received = split(received)
        if answer is None:
            return found
        found.append(answer)


def exchange(port, request, seconds=5.0):
    """The first answer to these bytes; None when the server only closed."""
    with connect(port, seconds) as connection:
        connection.sendall(request)
        method = request.split(b" ", 1)[0].decode("latin-1")
        received = receive(connection, seconds, lambda got: split(got, method)[0] is not None)
        return split(received, method)[0]


def get(port, target="/", headers=(), method="GET", host=None, seconds=5.0):
    lines = [f"{method} {target} HTTP/1.1", f"Host: {host or f'{HOST}:{port}'}", *headers]
    return exchange(port, ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8"), seconds)


def wait_for(condition, seconds=10.0):
    """How long it took until the condition held; None: it did not."""
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        if condition():
            return time.monotonic() - begun
        time.sleep(0.01)
    return None
