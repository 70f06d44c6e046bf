#!/usr/bin/env python3
"""Times queries over many short series, beside DuckDB with one thread on the same table where its Python package is there.

Usage: many_series.py [--keep STORE] [--runs N] [--fluxc PATH]

200,000 series (`host` of 1,000 and `dev` of 200,000 values) of 10 points, one a minute. `first` is the time in the engine of
the first query of a process, as `explain --analyze` tells it; `again` that of one more query of the same process, from
reading its script to its result; `memory` the most that the process has. DuckDB's table is in memory, and its time the best
of several queries.
"""

import argparse
import os
import pathlib
import re
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SERIES, POINTS, REPEATS = 200_000, 10, 10
START = 1704067200
QUERIES = {
    "count": ("count()", "select host, dev, count(v) from t group by 1, 2"),
    "last": ("last()", "select host, dev, arg_max(v, ts) from t group by 1, 2"),
    "windowed mean": ("aggregateWindow(every: 5m, fn: mean)",
                      "select host, dev, time_bucket(interval 5 minute, ts) w, avg(v) from t group by 1, 2, 3"),
    "window, then mean": ("window(every: 5m) |> mean()",
                          "select host, dev, time_bucket(interval 5 minute, ts) w, avg(v) from t group by 1, 2, 3"),
    "mean by host": ('group(columns: ["host"]) |> mean()', "select host, avg(v) from t group by 1"),
}


def lines():
    for minute in range(POINTS):
        for dev in range(SERIES):
            value = (dev * 7919 + minute * 104729) % 100000 / 1000
            yield f"m,host=h{dev % 1000:04},dev=d{dev:06} v={value:.3f} {START + 60 * minute}\n"


def fill(fluxc, store):
    write = [fluxc, "write", "--create", "--bucket", "b", "--data", store, "--precision", "s"]
    process = subprocess.Popen(write, stdin=subprocess.PIPE, text=True)
    process.stdin.writelines(lines())
    process.stdin.close()
    if process.wait() != 0:
        raise SystemExit("writing failed")


def script(query, times):
    one = f'(from(bucket: "b") |> range(start: {START}, stop: {START + 600}) |> {query} |> group() |> count() ' \
          "|> findRecord(fn: (key) => true, idx: 0))._value"
    return f'import "array"\nf = () => {one}\narray.from(rows: [{{_value: {" + ".join(["f()"] * times)}}}])'


def run(command):
    """Seconds, seconds of the processor, and peak memory in MB of a process."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status != 0:
        raise SystemExit(f"{command} failed")
    return time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def in_engine(fluxc, store, query):
    text = f'from(bucket: "b") |> range(start: {START}, stop: {START + 600}) |> {query} |> group() |> count()'
    told = subprocess.run([fluxc, "explain", "--analyze", "--threads", "1", "--data", store, "-e", text],
                          capture_output=True, text=True, check=True).stdout
    return float(re.search(r"^total: ([0-9.]+) ms", told, re.MULTILINE)[1])


def duckdb_table():
    try:
        import duckdb
    except ImportError:
        print("duckdb is not there: fluxc alone")
        return None
    connection = duckdb.connect()
    connection.execute("set threads = 1")
    connection.execute(
        f"create table t as select 'h' || lpad((d % 1000)::varchar, 4, '0') host, 'd' || lpad(d::varchar, 6, '0') dev, "
        f"timestamp '2024-01-01' + interval (m) minute ts, (d * 7919 + m * 104729) % 100000 / 1000 v "
        f"from range({POINTS}) b(m), range({SERIES}) a(d)")
    return connection


def duckdb_ms(connection, query):
    started = time.monotonic()
    connection.execute(f"select count(*) from ({query})").fetchall()
    return (time.monotonic() - started) * 1000


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", help="a store of an earlier run, or where to make one")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = options.keep or f"{folder}/store"
        if not os.path.exists(store):
            fill(options.fluxc, store)
        table = duckdb_table()
        for name, (query, sql) in QUERIES.items():
            command = [options.fluxc, "run", "--threads", "1", "--data", store, "-e"]
            first, once, often, other, memory = [], [], [], [], 0
            for _ in range(options.runs):
                first.append(in_engine(options.fluxc, store, query))
                once.append(run(command + [script(query, 1)])[0])
                seconds, _, most = run(command + [script(query, 1 + REPEATS)])
                often.append(seconds)
                memory = max(memory, most)
                if table is not None:
                    other.append(duckdb_ms(table, sql))
            again = (min(often) - min(once)) * 1000 / REPEATS
            beside = f", duckdb {min(other):.0f} ms, ratio {min(first) / min(other):.2f} first, " \
                     f"{again / min(other):.2f} again" if other else ""
            print(f"{name}: first {min(first):.0f} ms, again {again:.0f} ms{beside}; memory {memory:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
