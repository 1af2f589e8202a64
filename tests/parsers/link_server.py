#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""link_server.py LOG: answers on a port of 127.0.0.1, whose number it prints, as sites of the web do. Each request goes
to LOG: seconds, method, path, agent. It ends with its standard input."""
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

log = open(sys.argv[1], "a", buffering=1)
seen = {}


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        log.write(f"{time.monotonic():.3f} {self.command} {self.path} {self.headers.get('User-Agent')}\n")
        name = self.path.split("?")[0].strip("/")
        seen[name] = seen.get(name, 0) + 1
        where = None
        if name.isdigit():
            status = int(name)
        elif name == "no-head":
            status = 405 if self.command == "HEAD" else 200
        elif name == "moved":
            status, where = 301, "/200"
        elif name == "found":
            status, where = 302, "/200"
        elif name == "circle":
            status, where = 302, "/circle"
        elif name == "to-file":
            status, where = 302, "file:///etc/passwd"
        elif name == "to-number":
            status, where = 302, f"http://127.0.0.1:{self.server.server_port}/200"
        elif name == "second-time":
            status = 503 if seen[name] <= 2 else 200
        elif name == "slow":
            time.sleep(5)
            status = 200
        elif name == "endless":
            self.send_response(200)
            self.end_headers()
            try:
                while self.command == "GET":
                    self.wfile.write(b"x" * 65536)
            except OSError:
                pass
            return
        else:
            status = 200
        self.send_response(status)
        if where:
            self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
