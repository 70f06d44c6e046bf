#!/usr/bin/env python3
"""Times queries over a store with one thread and with several, beside what the machine gives to as many processes.

Usage: threads.py STORE [--bucket NAME] [--threads N] [--runs N] [--fluxc PATH]

A store as `points.py --keep STORE` leaves it. Each script reads its stream twenty times, so that starting the program
counts for little. `speed-up` is one thread's time by that of several; `machine` is the speed-up of as many processes that
run at once, each with one thread: more than that cannot be had.
"""

import argparse
import pathlib
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
REPEATS = 20
QUERIES = {
    "windowed mean, all fields": "aggregateWindow(every: 10m, fn: mean, createEmpty: false) |> group()",
    "mean of each series": "mean() |> group()",
    "filter, map and sum": "filter(fn: (r) => r._value > 20.0) |> map(fn: (r) => ({r with _value: r._value * 1.8})) |> sum() |> group()",
    "standard deviation by host": 'group(columns: ["host"]) |> stddev() |> group()',
}


def script(bucket, query):
    one = f'(from(bucket: "{bucket}") |> range(start: 0) |> {query} |> count() |> findRecord(fn: (key) => true, idx: 0))._value'
    return f'import "array"\nf = () => {one}\narray.from(rows: [{{_value: {" + ".join(["f()"] * REPEATS)}}}])'


def seconds(command, processes=1):
    started = time.monotonic()
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(processes)]
    if any(process.wait() != 0 for process in running):
        raise SystemExit(f"{command} failed")
    return time.monotonic() - started


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("store")
    parser.add_argument("--bucket", default="bench")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    options = parser.parse_args()
    for name, query in QUERIES.items():
        command = [options.fluxc, "run", "--data", options.store, "-e", script(options.bucket, query), "--threads"]
        one, several, at_once = [], [], []
        for _ in range(options.runs):
            one.append(seconds(command + ["1"]))
            several.append(seconds(command + [str(options.threads)]))
            at_once.append(seconds(command + ["1"], options.threads))
        machine = options.threads * min(one) / min(at_once)
        print(f"{name}: 1 thread {min(one) * 1000 / REPEATS:.1f} ms, {options.threads} threads "
              f"{min(several) * 1000 / REPEATS:.1f} ms, speed-up {min(one) / min(several):.2f}, machine {machine:.2f}")


if __name__ == "__main__":
    main()
