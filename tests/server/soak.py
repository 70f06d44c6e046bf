#!/usr/bin/env python3
"""A server under reads, writes, deletes and broken requests for minutes, with restarts: does anything grow?

Run by hand, best with a build under AddressSanitizer: `soak.py --fluxc build-asan/fluxc --minutes 10`. In rounds of a minute
clients write (lines with the time of now and such as have expired already, into a bucket that keeps an hour), query (some scripts fail, some clients
leave before the answer), delete and make and drop buckets; then the server is stopped, its store compacted, and it starts
again. At the end of each round, once the clients are gone, its memory, descriptors and threads are noted. It fails when a
request gets what it should not, when the server does not end well (a leak that LeakSanitizer finds counts), or when the last
round ends with more than the second.
"""

import argparse
import json
import pathlib
import random
import socket
import subprocess
import sys
import threading
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))

from served import TOKEN, Served, descriptors  # noqa: E402

QUERIES = [
    ('from(bucket: "first") |> range(start: -1h) |> filter(fn: (r) => r.host == "h7") |> aggregateWindow(every: 1m, fn: mean)', 200),
    ('from(bucket: "first") |> range(start: -1h) |> group(columns: ["_field"]) |> count()', 200),
    ('from(bucket: "short") |> range(start: 0) |> last()', 200),
    ('import "influxdata/influxdb/schema" schema.tagValues(bucket: "first", tag: "host")', 200),
    ('from(bucket: "first") |> range(start: -1h) |> map(fn: (r) => ({r with x: r._value * 2.0})) |> limit(n: 100)', 200),
    ('from(bucket: "nowhere") |> range(start: -1h)', 404),
    ('from(bucket: "first") |> range(start: -1h) |> nothing()', 400),
    ("1 +", 400),
]


class Client(threading.Thread):
    """Does one thing again and again until the round is over."""

    def __init__(self, server, action, seed):
        super().__init__()
        self.server, self.action, self.random = server, action, random.Random(seed)
        self.is_running, self.count, self.failure = True, 0, None

    def run(self):
        try:
            while self.is_running:
                self.action(self)
                self.count += 1
        except Exception as failure:
            self.failure = failure

    def write(self):
        now = time.time_ns()
        lines = "\n".join(f"m,host=h{i % 50} a={i}.5,b={self.count}.25 {now + i}" for i in range(500))
        self.server.write(lines, bucket=self.random.choice(["first", "short"]))
        if self.count % 10 == 0:
            self.server.write(f"m,host=old a=1 {now - 7200 * 10**9}", bucket="short", status=422)

    def query(self):
        script, status = self.random.choice(QUERIES)
        self.server.query(script, status=status)

    def leave(self):
        body = QUERIES[1][0].encode()
        with socket.create_connection(("127.0.0.1", self.server.port)) as connection:
            connection.sendall(b"POST /api/v2/query?org=home HTTP/1.1\r\nHost: x\r\nContent-Type: application/vnd.flux\r\n"
                               b"Authorization: Token %s\r\nContent-Length: %d\r\n\r\n%s" % (TOKEN.encode(), len(body), body))
            time.sleep(self.random.uniform(0, 0.05))

    def change(self):
        name = f"b{self.random.randrange(10**9)}"
        org = json.loads(self.server.ask("GET", "/api/v2/orgs", status=200)[2])["orgs"][0]["id"]
        made = json.loads(self.server.ask("POST", "/api/v2/buckets", {"orgID": org, "name": name}, status=201)[2])
        self.server.write("m v=1", bucket=name)
        self.server.ask("DELETE", f"/api/v2/buckets/{made['id']}", status=204)
        span = {"start": "2020-01-01T00:00:00Z", "stop": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 20))}
        self.server.ask("POST", "/api/v2/delete?org=home&bucket=first", {**span, "predicate": 'host="h7"'}, status=204)
        time.sleep(0.1)


ACTIONS = [Client.write, Client.write, Client.query, Client.query, Client.leave, Client.change]


def memory(process):
    with open(f"/proc/{process.pid}/status") as status:
        values = dict(line.split(":", 1) for line in status)
    return int(values["VmRSS"].split()[0]) // 1024, int(values["Threads"])


def one_round(server, number, seconds):
    clients = [Client(server, action, number * 100 + i) for i, action in enumerate(ACTIONS)]
    for client in clients:
        client.start()
    end = time.monotonic() + seconds
    while time.monotonic() < end and all(client.failure is None for client in clients):
        time.sleep(0.2)
    for client in clients:
        client.is_running = False
    for client in clients:
        client.join()
    failures = [client.failure for client in clients if client.failure]
    if failures:
        raise AssertionError(failures[0])
    time.sleep(3)  # what is idle is closed
    megabytes, threads = memory(server.process)
    measured = (megabytes, descriptors(server.process), threads)
    print(f"round {number}: {sum(client.count for client in clients)} requests; {measured[0]} MB, {measured[1]} descriptors, "
          f"{measured[2]} threads", flush=True)
    return measured


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fluxc", required=True)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--round", type=float, default=60, help="seconds")
    args = parser.parse_args()
    end, rounds = time.monotonic() + args.minutes * 60, []
    with Served(args.fluxc) as server:
        org = json.loads(server.ask("GET", "/api/v2/orgs", status=200)[2])["orgs"][0]["id"]
        server.ask("POST", "/api/v2/buckets", {"orgID": org, "name": "short", "retentionRules": [{"everySeconds": 3600}]}, status=201)
        try:
            while time.monotonic() < end or len(rounds) < 3:
                rounds.append(one_round(server, len(rounds), args.round))
                code = server.stop()
                assert code == 0, f"the server ended with {code}: {server.said()[-3000:]}"
                subprocess.run([args.fluxc, "store", "compact", "--data", server.data], check=True, capture_output=True)
                server.start()
            said = server.said()
            assert "Sanitizer" not in said and "runtime error" not in said, said[-3000:]
            for name, before, after, more in zip(("MB", "descriptors", "threads"), rounds[1], rounds[-1], (100, 4, 0)):
                assert after <= before + more, f"{after} {name} at the end, {before} after the second round"
        except AssertionError as failure:
            print(failure)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
