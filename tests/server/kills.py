#!/usr/bin/env python3
"""Kills servers while clients write, read and make buckets: what was answered is there afterwards."""

import argparse
import json
import pathlib
import random
import sys
import threading
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))

from served import Served  # noqa: E402

BEGIN = 1704067200


class Writer(threading.Thread):
    """Writes batches of its own series until the server is gone; remembers which were acknowledged."""

    def __init__(self, server, number):
        super().__init__()
        self.server, self.number = server, number
        self.acknowledged, self.sent = 0, 0
        self.is_running = True

    def run(self):
        while self.is_running:
            begin = self.sent * 20
            lines = "\n".join(f"m,w={self.number} v={begin + i}i {BEGIN + begin + i}000000000" for i in range(20))
            self.sent += 1
            try:
                self.server.write(lines)
            except (OSError, AssertionError, ValueError):
                return
            self.acknowledged = self.sent


class Reader(threading.Thread):
    def __init__(self, server):
        super().__init__()
        self.server = server
        self.is_running = True

    def run(self):
        while self.is_running:
            try:
                self.server.query('from(bucket: "first") |> range(start: 2024-01-01T00:00:00Z) |> group() |> sum()')
            except (OSError, AssertionError, ValueError):
                return


def counts(server):
    text = server.query('from(bucket: "first") |> range(start: 2024-01-01T00:00:00Z) |> count() '
                        '|> group() |> keep(columns: ["w", "_value"])')
    rows = [line.split(",") for line in text.split("\r\n") if line]
    if not rows:
        return {}
    w, value = rows[0].index("w"), rows[0].index("_value")
    return {int(row[w]): int(row[value]) for row in rows[1:]}


def names_of_buckets(server):
    return {bucket["name"] for bucket in json.loads(server.ask("GET", "/api/v2/buckets?limit=100", status=200)[2])["buckets"]}


def kill_once(server, round_number, random_source):
    writers = [Writer(server, round_number * 3 + i) for i in range(3)]
    reader = Reader(server)
    org = json.loads(server.ask("GET", "/api/v2/orgs", status=200)[2])["orgs"][0]["id"]
    name = f"b{round_number % 50}"
    has_bucket = name in names_of_buckets(server)
    for thread in (*writers, reader):
        thread.start()
    if not has_bucket:
        server.ask("POST", "/api/v2/buckets", {"orgID": org, "name": name}, status=201)
    time.sleep(random_source.uniform(0.02, 0.25))
    server.kill()
    for thread in (*writers, reader):
        thread.is_running = False
        thread.join()
    seconds = server.start()
    found = counts(server)
    for writer in writers:
        count = found.get(writer.number, 0)
        assert count % 20 == 0, f"half a batch: {count}"
        assert writer.acknowledged * 20 <= count <= writer.sent * 20, (writer.acknowledged, writer.sent, count)
    assert name in names_of_buckets(server), f"the bucket {name} is gone"
    return seconds, sum(writer.acknowledged for writer in writers)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fluxc", required=True)
    parser.add_argument("--kills", type=int, default=15)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    random_source = random.Random(args.seed)
    slowest, batches = 0.0, 0
    with Served(args.fluxc) as server:
        for number in range(args.kills):
            try:
                seconds, acknowledged = kill_once(server, number, random_source)
            except AssertionError as failure:
                print(f"kill {number}: {failure}")
                print(f"{number} passed, 1 failed")
                return 1
            slowest, batches = max(slowest, seconds), batches + acknowledged
    print(f"{batches} batches acknowledged; the slowest start took {slowest:.2f} s")
    print(f"{args.kills} passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
