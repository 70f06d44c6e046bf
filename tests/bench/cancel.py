#!/usr/bin/env python3
"""Interrupts every stage of a command at random moments, and prints how long it takes from the signal to the end.

Usage: cancel.py [--only TEXT] [--runs N] [--longest SECONDS] [--rows N] [--keep FOLDER] [--seed N] [--fluxc PATH]
       cancel.py --sessions … the same for sessions of one process: queries only, by `build/cancel_bench`

Each stage is run once to learn how long it lasts, then `--runs` times, each interrupted at a random moment of the first
`--longest` seconds. `memory` is what the process had when the signal came, at most. Times are printed and never asserted;
that a command ends at all, with the exit code of the signal and the message, that it leaves no file and no half of a line,
and that a store which was being written to is whole, is. With `--sessions` nothing ends the process: `told` is how long it takes until the
caller is told that the query was cancelled, `freed` until its memory is given back as well. `--keep` names a folder for the data (about 2 GB, made once).
"""

import argparse
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NOW = ["--now", "2025-01-01T00:00:00Z"]
READ = 'from(bucket: "b") |> range(start: 0)'
TEXTS = f'{READ} |> filter(fn: (r) => r._field == "text") |> group()'
NUMBERS = f'{READ} |> filter(fn: (r) => r._field == "number")'
ONE = f"{NUMBERS} |> group()"
ARRAY = 'import "array"\n'
# 14 million elements, in an instant.
LARGE_ARRAY = ARRAY + "a0 = [1, 2, 3, 4, 5, 6, 7]\n" + "".join(
    f"a{i + 1} = array.concat(arr: a{i}, v: a{i})\n" for i in range(21)) + "a = a21\n"
SEED_ROWS = 'array.from(rows: [{n: length(arr: b)}])'
# What has more memory than one query should, and what threads do, are stages of their own.
SPILL = ["--spill-rows", "20000"]


def calls():
    """More calls than ever end: each function calls the one before it twice."""
    return ARRAY + "f0 = (n) => n + 1\n" + "".join(f"f{i + 1} = (n) => f{i}(n: n) + f{i}(n: n + 1)\n" for i in range(60)) \
        + "array.from(rows: [{n: f60(n: 1)}])"


def imports_first(script):
    lines = script.splitlines()
    imports = dict.fromkeys(line for line in lines if line.startswith("import "))
    return "\n".join([*imports, *(line for line in lines if line not in imports)]) + "\n"


def spilled(query, limit=None):
    return query, SPILL if limit is None else ["--memory-limit", limit]


def queries(rows):
    """Names of stages with scripts for `fluxc run`, or pairs of a script and more arguments."""
    generated = (f'import "generate"\ngenerate.from(start: 2024-01-01T00:00:00Z, stop: 2025-01-01T00:00:00Z, count: {rows}, '
                 "fn: (n) => n)")
    return {
        "code: calls": calls(),
        "code: array.map": LARGE_ARRAY + "b = array.map(arr: a, fn: (x) => ({v: x + 1, w: string(v: x)}))\n" + SEED_ROWS,
        "code: array.filter": LARGE_ARRAY + "b = array.filter(arr: a, fn: (x) => x > 3)\n" + SEED_ROWS,
        "code: array.concat": LARGE_ARRAY + "b = array.concat(arr: array.concat(arr: a, v: a), v: array.concat(arr: a, v: a))\n"
                              + SEED_ROWS,
        "code: array.from": LARGE_ARRAY + "array.from(rows: array.map(arr: a, fn: (x) => ({v: x}))) |> count(column: \"v\")",
        "code: contains": LARGE_ARRAY + "b = array.filter(arr: a, fn: (x) => contains(value: 9, set: a))\n" + SEED_ROWS,
        "code: long text": ARRAY + 'import "strings"\na = strings.repeat(v: "ab", i: 100000000)\n'
                           'b = strings.replaceAll(v: a, t: "a", u: "bcd")\nc = strings.toUpper(v: b)\n'
                           'array.from(rows: [{n: strings.strlen(v: c + c)}])',
        "code: strings.split": ARRAY + 'import "strings"\n'
                               'b = strings.split(v: strings.repeat(v: "a,", i: 30000000), t: ",")\n' + SEED_ROWS,
        "code: strings.joinStr": LARGE_ARRAY + 'import "strings"\ns = array.map(arr: a, fn: (x) => "abc")\n'
                                 'array.from(rows: [{n: strings.strlen(v: strings.joinStr(arr: s, v: ","))}])',
        "code: regexp": ARRAY + 'import "regexp"\nimport "strings"\na = strings.repeat(v: "abcdefgh ", i: 20000000)\n'
                        'b = regexp.replaceAllString(r: /(\\w+) (\\w+)/, v: a, t: "$2 $1")\n'
                        "array.from(rows: [{n: strings.strlen(v: b)}])",
        "code: regexp that matches nothing": ARRAY + 'import "strings"\na = strings.repeat(v: "abcdefgh ", i: 60000000)\n'
                        "array.from(rows: [{n: a =~ /(a.*){20}[^a-z ]$/}])",
        "code: dict": LARGE_ARRAY + 'import "dict"\nd = dict.fromList(pairs: array.map(arr: a, fn: (x) => '
                      '({key: x, value: "v"})))\narray.from(rows: [{n: dict.get(dict: d, key: 1, default: "")}])',
        "code: display": LARGE_ARRAY + 'import "strings"\narray.from(rows: [{n: strings.strlen(v: display(v: a))}])',
        "code: json.encode": LARGE_ARRAY + 'import "json"\narray.from(rows: [{n: string(v: json.encode(v: a))}])',
        "generate.from": generated + ' |> group() |> sum()',
        "scan": f"{READ} |> count() |> group()",
        "scan, all rows": f"{NUMBERS} |> stddev() |> group()",
        "filter and map, vectorised": f"{ONE} |> filter(fn: (r) => r._value > 500.0) |> map(fn: (r) => ({{r with _value: "
                                      "r._value * 2.0 + 1.0})) |> sum()",
        "map row by row": f'import "strings"\n{TEXTS} |> map(fn: (r) => ({{r with n: length(arr: strings.split(v: r._value, '
                          't: "-"))})) |> sum(column: "n")',
        "map with regular expressions": f'import "regexp"\n{TEXTS} |> map(fn: (r) => ({{r with n: regexp.replaceAllString('
                                        'r: /(\\d)(\\d)/, v: r._value, t: "$2$1")})) |> count(column: "n")',
        "filter by regular expression": f"{TEXTS} |> filter(fn: (r) => r._value =~ /(1.*){{4}}9$/) |> count()",
        "window aggregates": f"{NUMBERS} |> aggregateWindow(every: 40ms, fn: mean, createEmpty: false)",
        "window aggregates, empty ones too": f"{NUMBERS.replace('start: 0', 'start: 0, stop: 1970-01-01T02:00:00Z')} |> aggregateWindow(every: 1ms, fn: mean) |> group() |> count()",
        "window": f"{NUMBERS} |> window(every: 5ms) |> count()",
        "moving average": f"{ONE} |> movingAverage(n: 1000) |> count()",
        "derivative and difference": f"{NUMBERS} |> derivative() |> difference() |> count()",
        "reduce": f"{ONE} |> reduce(identity: {{s: 0.0}}, fn: (r, accumulator) => ({{s: accumulator.s + r._value}}))",
        "sort by numbers": f'{ONE} |> sort(columns: ["_value", "host"])',
        "sort by texts": f'{TEXTS} |> sort(columns: ["_value"])',
        "sort, spilling": spilled(f'{TEXTS} |> sort(columns: ["_value"])'),
        "sort, little memory": spilled(f'{TEXTS} |> sort(columns: ["_value"])', "100MB"),
        "group into millions of tables": generated + ' |> group(columns: ["_value"])',
        "group into millions of tables, kept": generated + ' |> group(columns: ["_value"]) |> sort() |> group() |> count()',
        "group by texts": f'{TEXTS} |> group(columns: ["_value"])',
        "group by texts and back": f'{TEXTS} |> group(columns: ["_value"]) |> first() |> group() |> count()',
        "group by texts, spilling": spilled(f'{TEXTS} |> group(columns: ["_value"])'),
        "group by texts, little memory": spilled(f'{TEXTS} |> group(columns: ["_value"])', "200MB"),
        "count by texts": f'{TEXTS} |> group(columns: ["_value"]) |> count(column: "_time") |> group() |> sum(column: "_time")',
        "count by texts, little memory": spilled(f'{TEXTS} |> group(columns: ["_value"]) |> count(column: "_time")', "200MB"),
        "distinct": f"{TEXTS} |> distinct()",
        "distinct, spilling": spilled(f"{TEXTS} |> distinct()"),
        "unique": f"{TEXTS} |> unique()",
        "unique, spilling": spilled(f"{TEXTS} |> unique()"),
        "pivot of series": f'{READ} |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> group() '
                           '|> count(column: "text")',
        "pivot into one table": f'{ONE} |> pivot(rowKey: ["_time"], columnKey: ["host"], valueColumn: "_value")',
        "pivot, spilling": spilled(f'{ONE} |> pivot(rowKey: ["_time"], columnKey: ["host"], valueColumn: "_value")'),
        "join": f'join(tables: {{a: {TEXTS}, b: {ONE}}}, on: ["_time", "host"])',
        "join, spilling": spilled(f'join(tables: {{a: {TEXTS}, b: {ONE}}}, on: ["_time", "host"])'),
        "join.tables": f'import "join"\njoin.tables(left: {TEXTS}, right: {ONE}, on: (l, r) => l._time == r._time and '
                       "l.host == r.host, as: (l, r) => ({l with number: r._value}), method: \"full\")",
        "join.tables, spilling": spilled(f'import "join"\njoin.tables(left: {TEXTS}, right: {ONE}, on: (l, r) => '
                                         "l._time == r._time and l.host == r.host, as: (l, r) => ({l with number: r._value}), "
                                         'method: "inner")'),
        "join of all with all": f'import "join"\na = {ONE} |> limit(n: 20000) |> map(fn: (r) => ({{r with k: 1}}))\n'
                                "join.inner(left: a, right: a, on: (l, r) => l.k == r.k, as: (l, r) => ({l with v: r._value}))"
                                " |> count()",
        "union": f"union(tables: [{TEXTS}, {TEXTS}]) |> sort(columns: [\"_time\"])",
        "union, spilling": spilled(f"union(tables: [{TEXTS}, {TEXTS}])"),
        "top": f"{ONE} |> top(n: 1000000)",
        "exact quantile": f'{ONE} |> quantile(q: 0.5, method: "exact_mean")',
        "median": f"{ONE} |> median()",
        "histogram": f"{ONE} |> histogram(bins: linearBins(start: 0.0, width: 0.01, count: 100000))",
        "mode": f"{ONE} |> mode()",
        "fill and cumulative sum": f"{ONE} |> fill(usePrevious: true) |> cumulativeSum() |> tail(n: 1)",
        "interpolate": f'import "interpolate"\n{ONE} |> drop(columns: ["_start", "_stop"]) |> sort(columns: ["_time"]) |> interpolate.linear(every: 500us) |> count()',
        "holtWinters": f"{ONE} |> holtWinters(n: 10, seasonality: 4, interval: 1ms)",
        "kaufmansAMA": f"{ONE} |> kaufmansAMA(n: 1000) |> count()",
        "elapsed, stateDuration": f"{NUMBERS} |> elapsed() |> stateDuration(fn: (r) => r._value > 10.0) |> count()",
        "findColumn": f"import \"array\"\nb = {ONE} |> findColumn(fn: (key) => true, column: \"_value\")\n" + SEED_ROWS,
        "tableFind": f"import \"array\"\nt = {ONE} |> tableFind(fn: (key) => true)\nb = t |> getColumn(column: \"_value\")\n"
                     + SEED_ROWS,
        "csv.from of a text": 'import "csv"\nimport "strings"\na = "#datatype,string,long,double\\n#group,false,false,false\\n'
                              '#default,_result,,\\n,result,table,v\\n" + strings.repeat(v: ",,0,1.5\\n", i: 12000000)\n'
                              'csv.from(csv: a) |> sum(column: "v")',
        "csv.from of a file": 'import "csv"\ncsv.from(file: "large.csv") |> sum(column: "v")',
        "csv.from of a file, raw": 'import "csv"\ncsv.from(file: "raw.csv", mode: "raw") |> count(column: "a")',
        "several results": f'{TEXTS} |> yield(name: "a")\n{ONE} |> yield(name: "b")',
        "to": f'{ONE} |> set(key: "_measurement", value: "copy") |> set(key: "_field", value: "f") |> to(bucket: "copy", '
              'tagColumns: ["host"])',
        "long plan": READ + " |> map(fn: (r) => ({r with x: 1}))" * 800,
        "long plan of many operations": READ + "".join(
            f' |> filter(fn: (r) => r.host != "x{i}") |> set(key: "k{i}", value: "v") |> drop(columns: ["k{i}"])'
            f' |> sort(columns: ["_time"])' for i in range(200)),
        "many results": "".join(f'{READ} |> filter(fn: (r) => r.host == "h{i}") |> yield(name: "r{i}")\n' for i in range(800)),
    }


class Outcome:
    def __init__(self):
        self.seconds, self.megabytes, self.problems, self.early = [], 0, [], 0


def resident(pid):
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20
    except OSError:
        return 0


class Bench:
    def __init__(self, options, folder):
        self.options = options
        self.folder = pathlib.Path(folder)
        self.random = random.Random(options.seed)
        self.store = self.folder / "store"
        self.spill = self.folder / "spill"
        self.spill.mkdir(exist_ok=True)

    def make_data(self):
        marker = self.folder / f"made-{self.options.rows}"
        if marker.exists():
            return
        generator = random.Random(1)
        with open(self.folder / "points.lp", "w", encoding="utf-8") as file:
            for i in range(self.options.rows):
                text, number = f"user-{generator.randrange(10**9):09d}-{i}", generator.randrange(10**6) / 1000
                file.write(f'm,host=h{i % 20} text="{text}",number={number} {i * 1000000}\n')
        subprocess.run([self.options.fluxc, "write", "--data", self.store, "--create", "--bucket", "b", "points.lp"], check=True,
                       cwd=self.folder, capture_output=True)
        subprocess.run([self.options.fluxc, "bucket", "create", "--data", self.store, "copy"], check=True, capture_output=True)
        with open(self.folder / "large.csv", "w", encoding="utf-8") as file:
            file.write("#datatype,string,long,dateTime:RFC3339,string,double\n#group,false,false,false,true,false\n"
                       "#default,_result,,,,\n,result,table,_time,host,v\n")
            for i in range(self.options.rows * 2):
                file.write(f",,0,2024-01-01T{i // 3600 % 24:02}:{i // 60 % 60:02}:{i % 60:02}.{i % 1000:03}Z,h0,{i / 7:.6f}\n")
        with open(self.folder / "raw.csv", "w", encoding="utf-8") as file:
            file.write("a,b,c\n")
            for i in range(self.options.rows * 2):
                file.write(f'user-{i},"text, quoted {i}",{i / 7:.6f}\n')
        with open(self.folder / "large.flux", "w", encoding="utf-8") as file:
            for i in range(60_000):
                file.write(f"f{i} = (x, y=1) => if x > {i} then x + y else y\nv{i} = f{i}(x: {i}) + length(arr: [{i}, 2, 3])\n")
            file.write('import "array"\n')
        text = (self.folder / "large.flux").read_text(encoding="utf-8").removesuffix('import "array"\n')
        (self.folder / "large.flux").write_text('import "array"\n' + text + "array.from(rows: [{v: v10}])\n", encoding="utf-8")
        (self.folder / "cases_test.flux").write_text(
            'import "array"\nimport "testing"\n' + "".join(
                f"testcase t{i} {{\n    testing.diff(got: array.from(rows: [{{v: {i}}}]), want: array.from(rows: "
                f"[{{v: {i}}}]))\n}}\n" for i in range(3000)), encoding="utf-8")
        marker.touch()

    def stages(self):
        run = [self.options.fluxc, "run", "--data", self.store, "--spill-dir", self.spill, *NOW]
        for name, query in queries(self.options.rows).items():
            script, more = query if isinstance(query, tuple) else (query, [])
            yield name, [*run, *more, "-"], imports_first(script)
        everything = f'{READ} |> drop(columns: ["_measurement"])'
        for form in "csv", "json", "ndjson", "lp", "table":
            yield f"output as {form}", [*run, "--format", form, "-"], READ if form == "lp" else everything
        yield "output to a slow reader", [*run, "-"], everything
        yield "output to a reader that sleeps", [*run, "-"], everything
        yield "output to a file", [*run, "-"], everything
        yield "sort, compiled", [*run, "--jit", "always", "-"], f"{ONE} |> filter(fn: (r) => r._value > 5.0) |> map(fn: (r) => " \
              "({r with _value: r._value * 2.0})) |> sort() |> count()"
        yield "compiling to machine code", [*run, "--jit", "always", "-"], READ + "".join(
            f" |> map(fn: (r) => ({{r with x{i}: if exists r._value then {i}.0 * 2.5 + float(v: int(v: r._time)) else {i}.5}}))"
            for i in range(150))
        yield "explain --analyze", [self.options.fluxc, "explain", "--analyze", "--data", self.store, "--spill-dir", self.spill,
                                    *NOW, "-"], f'{TEXTS} |> sort(columns: ["_value"])'
        yield "explain of a long plan", [self.options.fluxc, "explain", "--data", self.store, *NOW, "-"], \
              READ + " |> map(fn: (r) => ({r with x: 1}))" * 800
        yield "run of a huge script", [*run, "large.flux"], ""
        yield "check of a huge script", [self.options.fluxc, "check", "large.flux"], ""
        yield "compile of a huge script", [self.options.fluxc, "compile", "large.flux", "-o", "large.fluxb"], ""
        yield "test", [self.options.fluxc, "test", "cases_test.flux"], ""
        yield "write", [self.options.fluxc, "write", "--data", "fresh", "--create", "--bucket", "b", "points.lp"], ""
        yield "write over what is there", [self.options.fluxc, "write", "--data", "again", "--create", "--bucket", "b",
                                           "points.lp"], ""
        yield "store verify", [self.options.fluxc, "store", "verify", "--data", self.store], ""
        yield "store repair", [self.options.fluxc, "store", "repair", "--data", self.store], ""

    def start(self, name, command, script):
        """The process, and the file that has what it wrote."""
        if name == "write":
            subprocess.run(["rm", "-rf", self.folder / "fresh"], check=True)
        out = open(self.folder / "out", "w+b") if name == "output to a file" else tempfile.TemporaryFile(dir="/dev/shm")
        target = subprocess.DEVNULL
        if name.startswith("output"):
            target = out if name == "output to a file" else subprocess.PIPE
        with open(self.folder / "script.flux", "w", encoding="utf-8") as file:
            file.write(script)
        environment = dict(os.environ, TMPDIR=str(self.spill))
        command = ["script.flux" if part == "-" else part for part in command]
        process = subprocess.Popen(command, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
                                   stdout=target, stderr=subprocess.PIPE)
        if target == subprocess.PIPE:
            process.reader = threading.Thread(target=self.read, args=(name, process, out), daemon=True)
            process.reader.start()
        return process, out

    @staticmethod
    def read(name, process, out):
        """Keeps the end of what comes, as slowly as the stage wants it."""
        last = b""
        while True:
            if name == "output to a reader that sleeps":
                process.wait()
            block = process.stdout.read1(1 << 16)
            if not block:
                break
            last = block
            if name == "output to a slow reader":
                time.sleep(0.01)
        out.write(last[-100:])
        out.flush()
        process.stdout.close()

    def duration(self, name, command, script):
        """How long a stage lasts, at most `--longest`."""
        process, out = self.start(name, command, script)
        started = time.monotonic()
        self.wait(process, self.options.longest)
        seconds = time.monotonic() - started
        if process.stdout is not None:
            process.reader.join()
        said = process.stderr.read()
        if process.returncode not in (0, -signal.SIGKILL):
            print(f"     {name}: ended with {process.returncode}: {said.decode(errors='replace').strip()[:300]}")
        out.close()
        return seconds

    @staticmethod
    def wait(process, seconds):
        """Kills it after that time. `Popen.wait` with a limit of time looks only now and then."""
        limit = threading.Timer(seconds, process.kill)
        limit.start()
        process.wait()
        limit.cancel()

    def problem(self, name, process, said, out):
        """What is wrong with the way in which an interrupted command ended."""
        # Before a command looks at the token, the signal has its usual effect.
        if process.returncode not in (130, -signal.SIGINT):
            return f"exit code {process.returncode}: {said[:200]}"
        if process.returncode == 130 and b"cancel" not in said and b"interrupted" not in said:
            return f"message {said[:200]}"
        if any(self.spill.iterdir()):
            return f"files are left: {list(self.spill.iterdir())}"
        size = out.seek(0, os.SEEK_END)
        out.seek(max(0, size - 100))
        last = out.read()
        if last and not last.endswith(b"\n") and "json" not in name:
            return f"half a line: {last[-60:]}"
        left = {path.name for path in self.folder.iterdir()} - self.files
        if left - {"fresh", "again", "out"}:
            return f"files are left: {left}"
        if name.startswith("write") and process.returncode == 130:
            checked = subprocess.run([self.options.fluxc, "store", "verify", "--data",
                                      "fresh" if name == "write" else "again"], capture_output=True, cwd=self.folder)
            if checked.returncode != 0:
                return f"the store is damaged: {checked.stdout[:300]} {checked.stderr[:300]}"
        return ""

    def interrupt(self, name, command, script, seconds, outcome):
        process, out = self.start(name, command, script)
        time.sleep(self.random.uniform(0.01, 0.98 * seconds))
        memory = resident(process.pid)
        started = time.monotonic()
        if process.poll() is not None:
            outcome.early += 1
            return
        process.send_signal(signal.SIGINT)
        self.wait(process, 60)
        taken = time.monotonic() - started
        if process.stdout is not None:
            process.reader.join()
        said = process.stderr.read()
        if process.returncode == 0:
            outcome.early += 1
            return
        outcome.seconds.append(taken)
        outcome.megabytes = max(outcome.megabytes, memory)
        if found := self.problem(name, process, said, out):
            outcome.problems.append(found)
        out.close()

    def run_sessions(self):
        for name, query in queries(self.options.rows).items():
            if not self.is_wanted(name):
                continue
            script, more = query if isinstance(query, tuple) else (query, [])
            (self.folder / "script.flux").write_text(imports_first(script), encoding="utf-8")
            limits = dict(zip(more[::2], more[1::2]))
            memory = limits.get("--memory-limit", "16000MB").replace("MB", "000000")
            done = subprocess.run([self.options.sessions, self.store, self.spill, limits.get("--spill-rows", "0"), memory,
                                   str(self.options.runs), str(self.options.longest), "script.flux"], cwd=self.folder,
                                  capture_output=True, text=True)
            print(f"{name:<42} {done.stdout.strip() or done.returncode}", flush=True)

    def is_wanted(self, name):
        return not self.options.only or any(text in name for text in self.options.only.split("|"))

    def run(self):
        has_failed = False
        print(f"{'stage':<42} {'lasts':>7} {'runs':>5} {'median':>8} {'maximum':>8} {'memory':>9} {'load':>5}")
        for name, command, script in self.stages():
            if not self.is_wanted(name):
                continue
            seconds = self.duration(name, command, script)
            (self.folder / "script.flux").touch()
            self.files = {path.name for path in self.folder.iterdir()}
            outcome = Outcome()
            while len(outcome.seconds) < self.options.runs and outcome.early < 3 * self.options.runs:
                self.interrupt(name, command, script, seconds, outcome)
            times = sorted(outcome.seconds) or [0.0]
            print(f"{name:<42} {seconds:>5.1f} s {len(outcome.seconds):>5} {times[len(times) // 2] * 1000:>5.0f} ms "
                  f"{times[-1] * 1000:>5.0f} ms {outcome.megabytes:>6} MB {os.getloadavg()[0]:>5.1f}", flush=True)
            for problem in sorted(set(outcome.problems)):
                has_failed = True
                print(f"FAIL {outcome.problems.count(problem)} × {problem}", flush=True)
        return has_failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", help="stages whose names contain one of these texts, between `|`")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--longest", type=float, default=5)
    parser.add_argument("--rows", type=int, default=4_000_000)
    parser.add_argument("--keep")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--sessions", nargs="?", const=str(ROOT / "build" / "cancel_bench"))
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    options = parser.parse_args()
    # A shell that starts this in the background has it ignored, and what is ignored is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="fluxc-cancel-") as folder:
        folder = pathlib.Path(options.keep or folder).resolve()
        folder.mkdir(exist_ok=True)
        bench = Bench(options, folder)
        bench.make_data()
        if options.sessions:
            bench.run_sessions()
        else:
            sys.exit(1 if bench.run() else 0)


if __name__ == "__main__":
    main()
