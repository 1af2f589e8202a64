#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`datamo serve` while its portal changes, while builds fail and crash, and while connections are misused.

usage: check_life.py PORT PID PORTAL
"""
import json
import os
import re
import signal
import sys
import threading
import time

from raw_http import connect, get, receive, wait_for
from tap import end, ok

port, server, portal = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
TABLE = os.path.join(portal, "air", "measurements.csv")
PAGE = "/datasets/air/"
# A build under a sanitizer takes its time.
PATIENCE = 20


def state(seen=0):
    answer = get(port, f"/.datamo/state?seen={seen}", seconds=40)
    return json.loads(answer.body)


def settled():
    """The state, when nothing has been built for a while."""
    last, since = state(), time.monotonic()
    while time.monotonic() - since < 0.7:
        time.sleep(0.05)
        now = state()
        if now["state"] != last["state"]:
            last, since = now, time.monotonic()
    return last


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def replace(path, text):
    """As most editors save: a new file takes the place of the old one."""
    write(path + ".new~", text)
    os.rename(path + ".new~", path)


def table(value):
    return f"station,day,pm25\nA,2024-05-30,11.5\nB,2024-05-30,{value}\n"


def shows(value, page=PAGE):
    answer = get(port, page)
    return answer is not None and str(value).replace(".", ",").encode() in answer.body


def changes():
    before = state()
    write(TABLE, table(77.25))
    ok(wait_for(lambda: shows(77.25), PATIENCE) is not None, "a table is saved: its page shows it")
    ok(wait_for(lambda: state()["site"] > before["site"], PATIENCE) is not None, "which pages are told")
    replace(TABLE, table(78.25))
    ok(wait_for(lambda: shows(78.25), PATIENCE) is not None, "an editor that renames")
    os.makedirs(os.path.join(portal, "water"))
    write(os.path.join(portal, "water", "levels.csv"), "station,level\nA,1.5\n")
    with open(os.path.join(portal, "air", "dataset.md"), encoding="utf-8") as file:
        text = file.read().replace("Chất lượng không khí", "Mực nước").replace("Air quality", "Water levels")
    write(os.path.join(portal, "water", "dataset.md"), text)
    ok(wait_for(lambda: get(port, "/datasets/water/").status == 200, PATIENCE) is not None, "a new folder is a new dataset")
    for name in ("levels.csv", "dataset.md"):
        os.unlink(os.path.join(portal, "water", name))
    os.rmdir(os.path.join(portal, "water"))
    ok(wait_for(lambda: get(port, "/datasets/water/").status == 404, PATIENCE) is not None, "and goes again")


def long_polls():
    now = settled()
    told = []
    waiting = threading.Thread(target=lambda: told.append((state(now["state"]), time.monotonic())))
    waiting.start()
    time.sleep(0.3)
    ok(not told, "a page that knows all waits")
    begun = time.monotonic()
    write(TABLE, table(79.25))
    waiting.join(40)
    ok(told and told[0][0]["site"] > now["site"] and shows(79.25), "and is told of the next site, which is there then")
    print(f"# {told[0][1] - begun:.2f} s from saving to telling")
    now = settled()
    crowd = [connect(port, 40) for _ in range(40)]
    for connection in crowd:
        connection.sendall(f"GET /.datamo/state?seen={now['state']} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    time.sleep(0.2)
    ok(get(port, "/").status == 200, "others are served while many wait")
    write(TABLE, table(80.25))
    ok(all(receive(connection, PATIENCE, lambda got: got.endswith(b"}")).endswith(b"}") for connection in crowd),
       "all of them are told")
    for connection in crowd:
        connection.close()


def failures():
    write(TABLE, "station,day,pm25\nA,2024-05-30\n")
    ok(wait_for(lambda: "title" in state(), PATIENCE) is not None, "an error in the data: pages are told")
    told = state()
    findings = told["report"]["findings"]
    ok(any(finding["path"].endswith("air/measurements.csv") and finding["line"] == 2 and finding["level"] == "error"
           for finding in findings), "where it is", findings)
    ok(shows(80.25), "the former page stands")
    write(TABLE, table(81.25))
    ok(wait_for(lambda: shows(81.25) and "title" not in state(), PATIENCE) is not None, "mended: all is well again")
    write(os.path.join(portal, "air", "dataset.md.txt"), "not a file of ours")
    time.sleep(0.5)
    os.unlink(os.path.join(portal, "air", "dataset.md.txt"))


def children():
    with open(f"/proc/{server}/task/{server}/children", encoding="ascii") as listed:
        return [int(pid) for pid in listed.read().split()]


def kill_a_build(number):
    """Whether a build could be caught at work."""
    caught = []
    with open(os.path.join(portal, "air", "many.csv"), "w", encoding="utf-8") as file:
        file.write("id,name,value\n")
        for i in range(300000):
            file.write(f"{i},name {i},{i * 7 % 1000}\n")

    def catch():
        for pid in children():
            os.kill(pid, number)
            caught.append(pid)
        return caught

    return wait_for(catch, PATIENCE) is not None


def crashes():
    for number in (signal.SIGSEGV, signal.SIGKILL):
        before = state()["state"]
        ok(kill_a_build(number), f"a build is ended by {signal.Signals(number).name}")
        ok(wait_for(lambda: state()["state"] > before and "title" in state(), PATIENCE) is not None, "pages are told")
        ok(shows(81.25), "and the site stands")
    os.unlink(os.path.join(portal, "air", "many.csv"))
    write(TABLE, table(82.25))
    ok(wait_for(lambda: shows(82.25) and "title" not in state(), PATIENCE) is not None, "the next build is well")


def old_or_new():
    """While sites take each other's place, every answer is all of one of them."""
    stop, torn, count = [], [], [0]

    def look():
        while not stop:
            page, data = get(port, PAGE), get(port, "/datasets/air/measurements.csv")
            count[0] += 1
            for answer in (page, data):
                if answer is None or answer.status != 200:
                    torn.append(repr(answer))
            if data and data.status == 200 and not re.fullmatch(table(r"\d+\.25").replace("\n", "\r?\n"), data.body.decode()):
                torn.append(data.body)

    readers = [threading.Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    for i in range(15):
        write(TABLE, table(f"{100 + i}.25"))
        wait_for(lambda: shows(f"{100 + i}.25"), PATIENCE)
    stop.append(True)
    for reader in readers:
        reader.join()
    ok(not torn and count[0] > 30, f"15 builds, {count[0]} readings, none torn", torn[:3])


def slow_clients():
    begun = time.monotonic()
    slow = [connect(port, 30) for _ in range(3)]
    slow[0].sendall(b"GET / HTTP/1.1\r\nHost: 127")
    closed = {}
    while len(closed) < len(slow) and time.monotonic() - begun < 30:
        for i, connection in enumerate(slow):
            if i in closed:
                continue
            try:
                # One waits, one says nothing, one drips a byte at a time.
                if i == 2:
                    connection.sendall(b"G")
                connection.settimeout(0.2)
                if not connection.recv(4096):
                    closed[i] = time.monotonic() - begun
            except TimeoutError:
                pass
            except OSError:
                closed[i] = time.monotonic() - begun
    ok(len(closed) == 3 and max(closed.values()) < 25, "requests that do not come are not waited for",
       closed)
    crowd = [connect(port, 10) for _ in range(300)]
    begun = time.monotonic()
    ok(get(port, "/", seconds=10).status == 200, "300 silent connections hold nobody up")
    print(f"# answered after {time.monotonic() - begun:.2f} s")
    for connection in crowd:
        connection.close()
    answer = get(port, "/datasets/air/measurements.csv")
    ok(answer.status == 200 and answer.body.startswith(b"station"), "and all is well afterwards")


for part in (changes, long_polls, failures, crashes, old_or_new, slow_clients):
    begun = time.monotonic()
    part()
    print(f"# {part.__name__}: {time.monotonic() - begun:.1f} s", file=sys.stderr)
end()
