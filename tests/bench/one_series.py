#!/usr/bin/env python3
"""Times a query of one series among many, as a process of its own: opening the store, finding the series, reading it.

Usage: one_series.py [--series N] [--keep STORE] [--runs N] [--fluxc PATH]

The series are those of many_series.py. `alone` is a script that reads no store. Of each the least of several runs: wall-clock
and processor time, and the most memory that the process has, its own code among it.
"""

import argparse
import os
import pathlib
import resource
import tempfile

import many_series

QUERIES = {
    "alone": 'import "array"\narray.from(rows: [{_value: 1}])',
    "one series": '{from} |> filter(fn: (r) => r.dev == "{dev}")',
    "its maximum": '{from} |> filter(fn: (r) => r._measurement == "m" and r._field == "v" and r.dev == "{dev}") |> max()',
    "one of its tags": '{from} |> filter(fn: (r) => r.dev == "{dev}") |> keep(columns: ["host"]) |> distinct(column: "host")',
    "a thousandth": '{from} |> filter(fn: (r) => r.host == "h0001") |> count() |> group() |> sum()',
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--series", type=int, default=many_series.SERIES)
    parser.add_argument("--keep", help="a store of an earlier run, or where to make one")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--fluxc", default=str(pathlib.Path(many_series.ROOT) / "build" / "fluxc"))
    options = parser.parse_args()
    many_series.SERIES = options.series
    with tempfile.TemporaryDirectory() as folder:
        store = options.keep or f"{folder}/store"
        if not os.path.exists(store):
            many_series.fill(options.fluxc, store)
            memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"written by a process of {memory:.0f} MB")
        start = many_series.START
        source = f'from(bucket: "b") |> range(start: {start}, stop: {start + 600})'
        for name, query in QUERIES.items():
            text = query.replace("{from}", source).replace("{dev}", f"d{options.series // 2:06}")
            runs = [many_series.run([options.fluxc, "run", "--data", store, "-e", text]) for _ in range(options.runs)]
            wall, processor, memory = (min(figures) for figures in zip(*runs))
            print(f"{name}: {wall * 1000:.0f} ms, processor {processor * 1000:.0f} ms, memory {memory:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
