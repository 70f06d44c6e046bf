#!/usr/bin/env python3
"""Loads a large line protocol file into a fresh store and times the windowed mean over it; prints medians.

Usage: points.py LINES.lp [--fluxc PATH] [--runs N] [--keep STORE]

The file is expected to hold points of measurement `cpu` with a tag `host`, as the generator of the shared benchmark data
writes them (20 million values of 100 hosts and 5 fields).
"""

import argparse
import os
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RANGE = "range(start: 2023-11-14T00:00:00Z, stop: 2023-11-20T00:00:00Z)"
QUERIES = {
    "windowed mean, one field": '|> filter(fn: (r) => r._field == "usage_user") |> aggregateWindow(every: 10m, fn: mean, createEmpty: false)',
    "windowed mean, all fields": "|> aggregateWindow(every: 10m, fn: mean, createEmpty: false)",
    "filtered windowed mean": '|> filter(fn: (r) => r._field == "usage_user" and r._value > 20.0) |> aggregateWindow(every: 10m, fn: mean, createEmpty: false)',
    "map and sum": '|> filter(fn: (r) => r._field == "usage_user") |> map(fn: (r) => ({r with _value: r._value * 1.8 + 32.0})) |> sum()',
    "reduce": '|> filter(fn: (r) => r._field == "usage_user") |> reduce(fn: (r, accumulator) => ({sum: accumulator.sum + r._value, max: if r._value > accumulator.max then r._value else accumulator.max, n: accumulator.n + 1}), identity: {sum: 0.0, max: 0.0, n: 0})',
    "count of everything": "|> count() |> group() |> sum()",
}


def timed(command):
    started = time.monotonic()
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        raise SystemExit(f"{command}: {result.stderr}")
    return time.monotonic() - started, result.stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lines")
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", help="use this store, loading it only when it does not exist")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        store = options.keep or os.path.join(scratch, "store")
        if not os.path.exists(store):
            seconds, _ = timed([options.fluxc, "write", "--data", store, "--create", "--bucket", "bench", options.lines])
            size = sum(file.stat().st_size for file in pathlib.Path(store).rglob("*") if file.is_file())
            print(f"write: {seconds:.1f} s, store of {size / 1e6:.0f} MB")
        for name, query in QUERIES.items():
            script = f'from(bucket: "bench") |> {RANGE} {query}'
            command = [options.fluxc, "explain", "--data", store, "--analyze", "-e", script]
            inside, whole = [], []
            for _ in range(options.runs):
                seconds, text = timed(command)
                whole.append(seconds * 1000)
                inside.append(float(re.search(r"total: ([0-9.]+) ms", text).group(1)))
            rows = re.search(r"bytes and (\d+) rows read", text).group(1)
            print(f"{name}: {statistics.median(inside):.1f} ms in the engine, {statistics.median(whole):.0f} ms process, {rows} rows")


main()
