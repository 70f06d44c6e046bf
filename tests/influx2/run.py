#!/usr/bin/env python3
"""Compares what scripts give over the embedded store and over an InfluxDB 2.x with the same points, and tries writes,
configuration and trouble.

Without `--host` the server is a stand-in (`stand_in.py`), and what is sent and received is counted. With it, the scripts
of `queries.txt` run over a bucket that is made on a real server for the time being:

    run.py --host http://localhost:8086 --org ORG --token TOKEN
"""

import argparse
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))

import data  # noqa: E402
import stand_in  # noqa: E402
import trouble  # noqa: E402

PATIENCE_SECONDS = 120
RANGE = "range(start: 2024-01-01T00:00:00Z, stop: 2024-01-03T00:00:00Z)"
BUCKET = "points"


class Query:
    """A script of `queries.txt` and what is known of it."""

    def __init__(self, block):
        head, self.text = block.split("\n", 1)
        known = re.search(r" \(([^)]*)\)$", head)
        self.name = head[: known.start()] if known else head
        facts = known.group(1) if known else ""
        self.fails = "fails" in facts
        numbers = dict(re.findall(r"(rows|requests) (\d+)", facts))
        self.rows = int(numbers["rows"]) if "rows" in numbers else None
        self.requests = int(numbers.get("requests", 0)) or None

    def over(self, where):
        text = self.text.replace("FROM", f"from({where})").replace("CARDINALITY", where)
        return text.replace("RANGE", RANGE)


def queries():
    return [Query(block) for block in (HERE / "queries.txt").read_text().split("\n# ")[1:]]


class Fluxc:
    def __init__(self, program, store):
        self.program, self.store = program, store

    def __call__(self, command, *arguments, script=None, environment=None, folder=None):
        base = {"PATH": os.environ["PATH"], "HOME": self.store}
        return subprocess.run([self.program, command, *arguments, "--data", self.store], input=script,
                              capture_output=True, text=True, timeout=PATIENCE_SECONDS, env={**base, **(environment or {})},
                              cwd=folder, check=False)

    def run(self, script, *arguments, **rest):
        return self("run", "--now", "2024-01-03T00:00:00Z", "--format", "csv", "-q", *arguments, "-", script=script, **rest)


class Comparison:
    """Runs all scripts on both sides; `server` is the stand-in, or null."""

    def __init__(self, fluxc, where, server=None, chosen=()):
        self.fluxc, self.where, self.server, self.chosen = fluxc, where, server, chosen
        self.unequal = []

    def run(self):
        asked = [query for query in queries() if not self.chosen or query.name in self.chosen]
        for query in asked:
            self.compare(query)
        print(f"{len(asked) - len(self.unequal)} of {len(asked)} scripts give the same on both sides")
        return not self.unequal

    def compare(self, query):
        local = self.fluxc.run(query.over(f'bucket: "{BUCKET}"'))
        if self.server is not None:
            self.server.forget()
        remote = self.fluxc.run(query.over(self.where))
        problems = []
        if (local.returncode != 0) != query.fails:
            problems.append(f"over the store it {'succeeds' if query.fails else 'fails: ' + local.stderr}")
        if (remote.returncode != 0) != query.fails:
            problems.append(f"over the server it {'succeeds' if query.fails else 'fails: ' + remote.stderr}")
        elif not query.fails and local.stdout != remote.stdout:
            problems.append(difference(local.stdout, remote.stdout))
        problems += self.miscounted(query)
        if problems:
            self.unequal.append(query.name)
            print(f"== {query.name}\n{query.text.strip()}\n" + "\n".join(problems))

    def miscounted(self, query):
        if self.server is None or query.fails:
            return []
        problems = []
        sent = sum(request[1].startswith("/api/v2/query") for request in self.server.requests)
        if query.requests is not None and sent != query.requests:
            problems.append(f"{sent} requests were sent, not {query.requests}")
        if query.rows is not None and self.server.rows > query.rows:
            problems.append(f"{self.server.rows} rows were sent, which are more than {query.rows}")
        return problems


def difference(local, remote):
    one, other = local.split("\n"), remote.split("\n")
    for number, (left, right) in enumerate(zip(one, other)):
        if left != right:
            return f"line {number + 1}:\n  store:  {left}\n  server: {right}"
    return f"the store gives {len(one)} lines, the server {len(other)}"


class RealServer:
    """A bucket of a real server, gone at the end."""

    def __init__(self, host, org, token):
        self.host, self.org, self.token = host.rstrip("/"), org, token

    def ask(self, method, path, body=None):
        request = urllib.request.Request(self.host + path, method=method, data=body,
                                         headers={"Authorization": "Token " + self.token})
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
            return json.loads(answer.read() or b"null")

    def __enter__(self):
        org = self.ask("GET", f"/api/v2/orgs?org={self.org}")["orgs"][0]["id"]
        self.name = f"fluxc-comparison-{os.getpid()}"
        self.id = self.ask("POST", "/api/v2/buckets",
                           json.dumps({"orgID": org, "name": self.name, "retentionRules": []}).encode())["id"]
        for begin in range(0, len(data.lines()), 5000):
            self.ask("POST", f"/api/v2/write?org={self.org}&bucket={self.name}",
                     "\n".join(data.lines()[begin:begin + 5000]).encode())
        return self

    def __exit__(self, *_):
        self.ask("DELETE", f"/api/v2/buckets/{self.id}")

    @property
    def where(self):
        return f'bucket: "{self.name}", host: "{self.host}", org: "{self.org}", token: "{self.token}"'


def fill(fluxc):
    fluxc("bucket", "create", BUCKET)
    lines = pathlib.Path(fluxc.store) / "data.lp"
    lines.write_text("\n".join(data.lines()) + "\n")
    result = fluxc("write", "--bucket", BUCKET, str(lines))
    assert result.returncode == 0, result.stderr


def with_stand_in(fluxc, arguments):
    fluxc("bucket", "create", trouble.TARGET)
    server = stand_in.StandIn(fluxc, [BUCKET, trouble.TARGET])
    try:
        is_fine = trouble.Tests(fluxc, server).run(arguments.names)
        where = f'bucket: "{BUCKET}", host: "{server.url}", org: "{stand_in.ORG}", token: "{stand_in.TOKEN}"'
        return Comparison(fluxc, where, server, arguments.names).run() and is_fine
    finally:
        server.stop()


def main():
    # A shell that starts this in the background has it ignored, and what is ignored is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--fluxc", type=os.path.abspath, default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("--host", help="a real server; else a stand-in")
    parser.add_argument("--org", default="")
    parser.add_argument("--token", default="")
    parser.add_argument("names", nargs="*", help="scripts or tests to run instead of all")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fluxc = Fluxc(arguments.fluxc, os.path.join(folder, "store"))
        fill(fluxc)
        if arguments.host is None:
            return 0 if with_stand_in(fluxc, arguments) else 1
        with RealServer(arguments.host, arguments.org, arguments.token) as server:
            return 0 if Comparison(fluxc, server.where, None, arguments.names).run() else 1


if __name__ == "__main__":
    sys.exit(main())
