#!/usr/bin/env python3
"""Compares what scripts give over the embedded store and over InfluxDB 1.x and 2.x with the same points, counts what
crosses the wire, copies points from one to the other, and tries writes, configuration and trouble.

InfluxDB 1.x is Debian's. Without `--host` the 2.x is a stand-in (`stand_in.py`). With it, the scripts of `queries.txt`
run over a bucket that is made on a real server for the time being:

    run.py --host http://localhost:8086 --org ORG --token TOKEN

`--update` writes down what was counted (`wire.tsv`).
"""

import argparse
import concurrent.futures
import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support"), str(HERE.parent / "sql")]

import comparison  # noqa: E402
import copies  # noqa: E402
import data  # noqa: E402
import downsampling  # noqa: E402
import influxd  # noqa: E402
import stand_in  # noqa: E402
import trouble  # noqa: E402
import wire  # noqa: E402

PATIENCE_SECONDS = 120
BUCKET, BUCKET_1X, COPIES, TASKS = "points", "points1", "-copies", "-tasks"


class Fluxc:
    def __init__(self, program, store):
        self.program, self.store = program, store

    def __call__(self, command, *arguments, script=None, environment=None, folder=None):
        base = {"PATH": os.environ["PATH"], "HOME": self.store}
        result = subprocess.run([self.program, command, *arguments, "--data", self.store],
                                input=None if script is None else script.encode(), capture_output=True,
                                timeout=PATIENCE_SECONDS, env={**base, **(environment or {})}, cwd=folder, check=False)
        # Line ends stay as they are.
        result.stdout, result.stderr = result.stdout.decode(), result.stderr.decode()
        return result

    def run(self, script, *arguments, format="csv", **rest):
        return self("run", "--now", "2024-01-03T00:00:00Z", "--format", format, "-q", *arguments, "-", script=script, **rest)


class RealServer:
    """Buckets of a real server, gone at the end."""

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
        self.ids = [self.ask("POST", "/api/v2/buckets",
                             json.dumps({"orgID": org, "name": name, "retentionRules": []}).encode())["id"]
                    for name in (self.name, self.name + COPIES, self.name + TASKS)]
        for begin in range(0, len(data.lines()), 5000):
            self.ask("POST", f"/api/v2/write?org={self.org}&bucket={self.name}",
                     "\n".join(data.lines()[begin:begin + 5000]).encode())
        return self

    def __exit__(self, *_):
        for bucket in self.ids:
            self.ask("DELETE", f"/api/v2/buckets/{bucket}")

    def side(self, counter):
        where = f'bucket: "{self.name}", host: "{counter.url}", org: "{self.org}", token: "{self.token}"'
        return comparison.Side("2.x", BUCKET, where, counter)


def fill(fluxc):
    for bucket, lines in [(BUCKET, data.lines()), (BUCKET_1X, data.lines(has_unsigned=False))]:
        fluxc("bucket", "create", bucket)
        path = pathlib.Path(fluxc.store) / "data.lp"
        path.write_bytes(("\n".join(lines) + "\n").encode())
        result = fluxc("write", "--bucket", bucket, str(path))
        assert result.returncode == 0, result.stderr


@contextlib.contextmanager
def stopping(server):
    try:
        yield server
    finally:
        server.stop()


def side_of_1x(server, counter):
    server.query(f"CREATE DATABASE {BUCKET_1X} WITH NAME autogen")
    server.write_lines(BUCKET_1X, "\n".join(data.lines(has_unsigned=False)).encode())
    where = f'bucket: "{BUCKET_1X}/autogen", host: "{counter.url}", token: "{influxd.USER}:{influxd.PASSWORD}"'
    return comparison.Side("1.x", BUCKET_1X, where, counter)


def side_of_stand_in(server, counter):
    where = f'bucket: "{BUCKET}", host: "{counter.url}", org: "{stand_in.ORG}", token: "{stand_in.TOKEN}"'
    return comparison.Side("2.x", BUCKET, where, counter)


def run(fluxc, arguments, stack):
    threads = stack.enter_context(concurrent.futures.ThreadPoolExecutor(1))
    trouble_is_fine = None
    if arguments.host is None:
        fluxc("bucket", "create", trouble.TARGET)
        for bucket in (BUCKET + COPIES, BUCKET + TASKS):
            fluxc("bucket", "create", bucket)
        buckets = [BUCKET, BUCKET + COPIES, BUCKET + TASKS, trouble.TARGET]
        server = stack.enter_context(stopping(stand_in.StandIn(fluxc, buckets)))
        # They mostly wait. The server that they give trouble with is one of their own.
        troubled = stack.enter_context(stopping(stand_in.StandIn(fluxc, buckets)))
        trouble_is_fine = threads.submit(trouble.Tests(fluxc, troubled).run, arguments.names)
        side = side_of_stand_in(server, stack.enter_context(stopping(wire.Wire(server.url))))
        bucket, access = BUCKET, (stand_in.ORG, stand_in.TOKEN)
    else:
        real = stack.enter_context(RealServer(arguments.host, arguments.org, arguments.token))
        side = real.side(stack.enter_context(stopping(wire.Wire(real.host))))
        bucket, access = real.name, (real.org, real.token)
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    old = stack.enter_context(stopping(influxd.Influxd(folder)))
    sides = [side, side_of_1x(old, stack.enter_context(stopping(wire.Wire(old.url))))]
    is_fine = comparison.Comparison(fluxc, sides, arguments.names, arguments.update).run()
    is_fine = (trouble_is_fine is None or trouble_is_fine.result()) and is_fine
    if arguments.names:
        return is_fine
    is_fine = downsampling.run(fluxc, BUCKET, bucket, bucket + TASKS, side.wire.url, *access) and is_fine
    return copies.run(fluxc, sides[1], side.where.replace(f'"{bucket}"', f'"{bucket}{COPIES}"')) and is_fine


def main():
    # A shell that starts this in the background has it ignored, and what is ignored is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--fluxc", type=os.path.abspath, default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("--host", help="a real server; else a stand-in")
    parser.add_argument("--org", default="")
    parser.add_argument("--token", default="")
    parser.add_argument("--update", action="store_true", help="write down what was counted")
    parser.add_argument("names", nargs="*", help="scripts or tests to run instead of all")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        fluxc = Fluxc(arguments.fluxc, os.path.join(folder, "store"))
        fill(fluxc)
        return 0 if run(fluxc, arguments, stack) else 1


if __name__ == "__main__":
    sys.exit(main())
