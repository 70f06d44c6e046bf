#!/usr/bin/env python3
"""Queries that need a small part of what is stored: they read no more, and print what they print when all is read.

Usage: run.py [--fluxc PATH] [--data DIR] [--verbose]

Rows and bytes are those that `explain --analyze` counts, in every mode. With `--data`, a store with points of the bucket
`b` whose `_value` is a float is read instead of the small one that is made; what is read is printed, and nothing is
checked but the results.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NOW = ["--now", "2025-01-01T00:00:00Z"]
HOSTS, POINTS = 6, 50_000
# What a chunk of the store holds at most: of a table that is wanted in part, one more may come.
CHUNK = 8192
READ = 'from(bucket: "b") |> range(start: 0)'
PLAIN = ["--no-optimize", "--threads", "1"]
MODES = {
    "as is": [],
    "jit always": ["--jit", "always"],
    "one thread": ["--threads", "1"],
    "7 threads": ["--threads", "7", "--part-rows", "1"],
    "chunks of 3": ["--chunk-rows", "3"],
    "spilling": ["--spill-rows", "2"],
}
# What comes behind the read, and how many rows of each table it needs.
QUERIES = {
    "limit": (f'{READ} |> limit(n: 1)', 1),
    "first": (f'{READ} |> first()', 1),
    "first behind a filter": (f'{READ} |> filter(fn: (r) => r._value > 5.0) |> first()', CHUNK),
    "first behind a map": (f'{READ} |> map(fn: (r) => ({{r with _value: r._value * 2.0}})) |> first()', CHUNK),
    "first of groups behind a filter": (f'{READ} |> filter(fn: (r) => r._value > 5.0) |> group() |> first()', CHUNK),
    "limit behind group": (f'{READ} |> group() |> limit(n: 2, offset: 1)', 3),
    "tail behind group": (f'{READ} |> group(columns: ["host"]) |> tail(n: 2)', 2),
    "limit behind filter and group": (f'{READ} |> filter(fn: (r) => r._value > 5.0) |> group() |> limit(n: 1)', CHUNK),
    "limit behind distinct": (f'{READ} |> distinct() |> limit(n: 2)', 2 * CHUNK),
    "limit behind unique": (f'{READ} |> unique() |> limit(n: 1, offset: 1)', 2 * CHUNK),
    "distinct tags of groups": (f'{READ} |> group() |> distinct(column: "host") |> limit(n: 1)', 1),
    "max of groups": (f'{READ} |> group() |> max()', 2),
    "min of groups": (f'{READ} |> group(columns: ["_field"]) |> min()', 2),
    "last of groups": (f'{READ} |> group() |> last()', 1),
    "first of groups": (f'{READ} |> group(columns: ["_measurement"]) |> first()', 1),
    "count of groups": (f'{READ} |> group() |> count()', 1),
    "record behind group": (f'import "array" record = {READ} |> group() |> findRecord(fn: (key) => true, idx: 0) '
                            'array.from(rows: [record])', 1),
    "limit behind union": (f'a = {READ} |> filter(fn: (r) => r.host == "h1") '
                           f'b = {READ} |> filter(fn: (r) => r.host == "h2") '
                           'union(tables: [a, b]) |> limit(n: 2)', 2),
}


class Runner:
    def __init__(self, options, store):
        self.fluxc, self.store, self.is_verbose = options.fluxc, store, options.verbose
        self.is_checked = options.data is None
        self.passed = self.failed = 0

    def command(self, name, query, *args):
        result = subprocess.run([self.fluxc, name, "--data", self.store, *NOW, *args, "-e", query], capture_output=True,
                                text=True)
        if result.returncode != 0:
            sys.exit(f"{query}\n{result.stderr}")
        return result.stdout

    def check(self, name, query, rows_needed):
        wanted = self.command("run", query, "--format", "csv", *PLAIN)
        for mode, args in MODES.items():
            told = self.command("explain", query, "--analyze", *args)
            rows, read = (sum(map(int, re.findall(form, told))) for form in (r"(\d+) rows sent", r"(\d+) bytes read,"))
            problem = ""
            if self.is_checked and rows > rows_needed * HOSTS:
                problem = f"{rows} rows came from the source"
            if self.command("run", query, "--format", "csv", *args) != wanted:
                problem = "prints something else"
            self.failed += bool(problem)
            self.passed += not problem
            if problem or self.is_verbose:
                time = re.search(r"total: ([\d.]+ ms)", told)[1]
                print(f"{name}, {mode}: {problem or 'ok'}, {rows} rows, {read} bytes read, {time}", flush=True)


def load(fluxc, folder):
    lines = pathlib.Path(folder) / "points.lp"
    with open(lines, "w", encoding="utf-8") as file:
        for i in range(POINTS):
            for host in range(HOSTS):
                file.write(f"m,host=h{host} v={(i * 7919 + host * 13) % 100003 / 1000} {i * 10_000_000_000}\n")
    store = os.path.join(folder, "store")
    subprocess.run([fluxc, "write", "--data", store, "--create", "--bucket", "b", str(lines)], check=True,
                   capture_output=True)
    return store


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("--data")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(options, options.data or load(options.fluxc, folder))
        for name, (query, rows_needed) in QUERIES.items():
            runner.check(name, query, rows_needed)
    print(f"{runner.passed} passed, {runner.failed} failed")
    sys.exit(1 if runner.failed else 0)


if __name__ == "__main__":
    main()
