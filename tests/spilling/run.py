#!/usr/bin/env python3
"""Runs queries with a quarter of the memory that they take: the same bytes come out, and the process, seen from outside,
stays small. Then what can go wrong with the files of such runs.

Usage: run.py [--points N] [--fluxc PATH] [--verbose]

Every point has a text of its own. The default is a size for a test; `--points 4000000 --verbose` shows the real one.
"""

import argparse
import hashlib
import os
import pathlib
import random
import re
import resource
import signal
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NOW = ["--now", "2025-01-01T00:00:00Z"]
# What the process has besides the query: its code, the standard library, what the allocator holds back.
BESIDES = 100 << 20
# Less is too little for reading the store at all.
LEAST_LIMIT = 12 << 20
# Of fewer points some queries hold so large a part that a limit below their need is too small for it.
LEAST_POINTS = {}
READ = 'from(bucket: "b") |> range(start: 0)'
TEXTS = f'{READ} |> filter(fn: (r) => r._field == "text")'
NUMBERS = f'{READ} |> filter(fn: (r) => r._field == "number")'
QUERIES = {
    "sort by texts": f'{TEXTS} |> group() |> sort(columns: ["_value"])',
    "sort by numbers, descending": f'{NUMBERS} |> group() |> sort(columns: ["_value", "host"], desc: true)',
    "first rows of a sort": f'{TEXTS} |> group() |> top(n: 1000000000)',
    "last rows of a sort": f'{TEXTS} |> group() |> sort(columns: ["_value"]) |> tail(n: 3, offset: 1)',
    "group by texts": f'{TEXTS} |> group(columns: ["_value"])',
    "count by texts": f'{TEXTS} |> group(columns: ["_value"]) |> count(column: "_time")',
    "first of texts": f'{TEXTS} |> group(columns: ["_value"]) |> first()',
    "last times of texts": f'{TEXTS} |> group(columns: ["_value"]) |> last(column: "_time")',
    "largest times of texts": f'{TEXTS} |> group(columns: ["_value"]) |> max(column: "_time")',
    "regroup": f'{READ} |> group(columns: ["_field"])',
    "pivot of series": f'{READ} |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")',
    "pivot into one table":
        f'{NUMBERS} |> group() |> pivot(rowKey: ["_time", "_measurement"], columnKey: ["host"], valueColumn: "_value")',
    "join of series": f'join(tables: {{a: {TEXTS}, b: {NUMBERS}}}, on: ["_time", "host"])',
    "join of large tables": f'join(tables: {{a: {TEXTS} |> group(), b: {NUMBERS} |> group()}}, on: ["_time", "host"])',
    "join of several columns":
        f'import "join"\njoin.inner(left: {TEXTS} |> group(), right: {NUMBERS} |> group(), '
        'on: (l, r) => l._time == r._time and l.host == r.host, as: (l, r) => ({l with b: r._value}))',
    "full join of several columns":
        f'import "join"\njoin.full(left: {TEXTS} |> group(), right: {NUMBERS} |> filter(fn: (r) => r.host != "h1") '
        '|> group(), on: (l, r) => l._time == r._time and l.host == r.host, '
        'as: (l, r) => ({time: l._time, a: l._value, b: r._value}))',
    "join of few rows with all others":
        f'import "join"\njoin.inner(left: {NUMBERS} |> group() |> limit(n: 5), right: {TEXTS} |> group(), '
        'on: (l, r) => l._measurement == r._measurement, as: (l, r) => ({l with b: r._value}))',
    "join by time":
        f'import "experimental"\nexperimental.join(left: {TEXTS} |> group(), right: {NUMBERS} |> group(), '
        'fn: (left, right) => ({left with b: right._value}))',
    "sort, group and sort":
        f'{TEXTS} |> group(columns: ["_value"]) |> sort(columns: ["_time"]) |> group() |> sort(columns: ["_time"])',
    "distinct texts": f'{TEXTS} |> group() |> distinct()',
    "unique texts": f'{TEXTS} |> group() |> unique()',
    "union": f'union(tables: [{TEXTS} |> group(), {TEXTS} |> group(columns: ["_value"]) |> limit(n: 1) |> group()])',
    "mode of texts": f'{TEXTS} |> group() |> mode()',
    "mode of numbers": f'{NUMBERS} |> group() |> mode()',
    "exact quantile": f'{NUMBERS} |> group() |> quantile(q: 0.3, method: "exact_mean")',
    "exact quantile of groups": f'{NUMBERS} |> group(columns: ["host"]) |> median(method: "exact_mean")',
    "exact quantile of many groups": f'{NUMBERS} |> map(fn: (r) => ({{k: r._value, _value: '
                                     'r._value})) |> group(columns: ["k"]) |> median(method: "exact_mean")',
    "row of a quantile": f'{TEXTS} |> group() |> quantile(q: 0.9, method: "exact_selector")',
    "windows": f'{TEXTS} |> window(every: 1s)',
    "windows that overlap": f'{NUMBERS} |> window(every: 1s, period: 3s)',
    "moving average by time": f'{NUMBERS} |> timedMovingAverage(every: 1s, period: 10s)',
    "moving average of rows": f'{NUMBERS} |> group() |> movingAverage(n: 7)',
    "exponential moving average": f'{NUMBERS} |> group() |> exponentialMovingAverage(n: 1000)',
    "difference of streams": f'import "testing"\ntesting.diff(got: {TEXTS} |> group(), want: {TEXTS} |> group() '
                             '|> filter(fn: (r) => r._time != 1970-01-01T00:01:00Z))',
    "several results": f'{TEXTS} |> yield(name: "texts")\n{NUMBERS} |> yield(name: "numbers")',
}


class Runner:
    def __init__(self, options, folder):
        self.fluxc = options.fluxc
        self.is_verbose = options.verbose
        self.folder = pathlib.Path(folder)
        self.store = str(self.folder / "store")
        self.spill = self.folder / "spill"
        self.spill.mkdir()
        self.passed = self.failed = 0

    def load(self, points):
        generator = random.Random(1)
        lines = self.folder / "points.lp"
        with open(lines, "w", encoding="utf-8") as file:
            for i in range(points):
                text, number = f"user-{generator.randrange(10**9):09d}-{i}", generator.randrange(10**6) / 1000
                file.write(f'm,host=h{i % 20} text="{text}",number={number} {i * 1000000}\n')
        subprocess.run([self.fluxc, "write", "--data", self.store, "--create", "--bucket", "b", str(lines)], check=True,
                       capture_output=True)
        lines.unlink()

    def command(self, name, query, *args, spill=None):
        return [self.fluxc, name, "--data", self.store, "--spill-dir", str(spill or self.spill), *NOW, *args, "-e", query]

    def need(self, query):
        """The most bytes that a run without a limit has at once."""
        result = subprocess.run(self.command("explain", query, "--analyze", "--memory-limit", "0"), capture_output=True,
                                text=True, check=True)
        return int(re.search(r"peak memory (\d+) bytes", result.stdout)[1])

    def run(self, query, *args):
        """Gives a hash of what is printed, the most memory the process had, and what it said."""
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(self.command("run", query, "--format", "csv", *args), stdout=subprocess.PIPE,
                                       stderr=errors)
            printed = hashlib.sha256()
            while block := process.stdout.read(1 << 20):
                printed.update(block)
            _, _, usage = os.wait4(process.pid, 0)
            errors.seek(0)
            return printed.hexdigest(), usage.ru_maxrss << 10, errors.read().decode(errors="replace")

    def report(self, name, problem, detail=""):
        self.passed += not problem
        self.failed += bool(problem)
        if problem or self.is_verbose:
            print(f"{'FAIL' if problem else 'ok  '} {name}{': ' + problem if problem else ''}{detail}", flush=True)

    def check_query(self, name, query):
        need = self.need(query)
        limit = max(need // 4, LEAST_LIMIT)
        started = time.monotonic()
        wanted, _, errors = self.run(query, "--memory-limit", "0")
        between = time.monotonic()
        got, resident, spill_errors = self.run(query, "--memory-limit", str(limit))
        seconds = time.monotonic() - between
        problem = errors or spill_errors
        if not problem and got != wanted:
            problem = "other bytes come out"
        if not problem and resident > limit + BESIDES:
            problem = f"the process had {resident >> 20} MiB"
        detail = (f" (need {need >> 20} MiB, limit {limit >> 20} MiB, process {resident >> 20} MiB, "
                  f"{between - started:.2f} s without a limit, {seconds:.2f} s with it)")
        self.report(name, problem.strip().split("\n")[0], detail)

    def check_message(self, name, query, wanted, *args, spill=None, **how):
        result = subprocess.run(self.command("run", query, *args, spill=spill), capture_output=True,
                                text=True, **how)
        problem = ""
        if result.returncode != 1 or wanted not in result.stderr:
            problem = f"exit {result.returncode}, {result.stderr.strip()[:300]}"
        elif any(self.spill.iterdir()):
            problem = "files are left"
        self.report(name, problem)

    def check_growing_limits(self):
        """A limit that is enough is so with more memory, too, and a quarter of the need is enough."""
        for share in (4, 3, 2):
            query = QUERIES["count by texts"]
            limit = max(self.need(query) // share, LEAST_LIMIT)
            _, _, errors = self.run(query, "--memory-limit", str(limit))
            self.report(f"count by texts with one part in {share} of its need", errors.strip().split("\n")[0])

    def check_kill(self):
        """Ends a run in the middle."""
        process = subprocess.Popen(self.command("run", QUERIES["sort by texts"], "--spill-rows", "10"),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < deadline and not self.files_of(process.pid):
            time.sleep(0.001)
        process.kill()
        process.wait()
        self.report("nothing is left of a run that was killed", "files are left" if any(self.spill.iterdir()) else "")

    def files_of(self, pid):
        """The entries in /proc of the files that a run has written rows to."""
        try:
            entries = list(pathlib.Path(f"/proc/{pid}/fd").iterdir())
            return [entry for entry in entries if str(self.spill) in os.readlink(entry)]
        except OSError:
            return []

    def check_damage(self):
        """Writes over what a run has written, in the middle of it: no result has wrong rows in it."""
        for name in ("sort by texts", "regroup", "distinct texts", "row of a quantile", "windows"):
            problem = ""
            process = subprocess.Popen(self.command("run", QUERIES[name], "--spill-rows", "1000"),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            files = []
            while process.poll() is None and not files:
                files = [entry for entry in self.files_of(process.pid) if entry.stat().st_size > 0]
            if files:
                process.send_signal(signal.SIGSTOP)
                for entry in files:
                    with open(entry, "r+b", buffering=0) as file:
                        for at in range(100, entry.stat().st_size, 1000):
                            os.pwrite(file.fileno(), b"damaged", at)
                process.send_signal(signal.SIGCONT)
            _, said = process.communicate()
            if process.returncode != 1 or "came back damaged" not in said:
                problem = f"exit {process.returncode}, {said.strip()[:300]}"
            self.report(f"damaged files of {name}", problem)


def no_large_files():
    """A limit on the size of files stands for a disk that is full; the signal that it sends is for others."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--points", type=int, default=200_000)
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("queries", nargs="*", help="names of queries; none: all")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        runner = Runner(options, folder)
        runner.load(options.points)
        for name, query in QUERIES.items():
            is_wanted = not options.queries or name in options.queries
            if is_wanted and options.points >= LEAST_POINTS.get(name, 0):
                runner.check_query(name, query)
        sort = QUERIES["sort by texts"]
        runner.check_message("a directory that is not there", sort, "No such file or directory; name a directory",
                             "--spill-rows", "1000", spill=runner.folder / "nowhere")
        runner.check_message("a disk that is full", sort, "name a directory that has more room", "--spill-rows", "1000",
                             preexec_fn=no_large_files)
        runner.check_message("a limit too small for anything", sort, "memory limit of 1 MB reached", "--memory-limit", "1MB")
        runner.check_message("what was asked for", "1 + 1", "memory limit of 1 KiB reached: ", "--memory-limit", "1KiB")
        runner.check_growing_limits()
        runner.check_kill()
        runner.check_damage()
    print(f"{runner.passed} passed, {runner.failed} failed")
    raise SystemExit(1 if runner.failed else 0)


main()
