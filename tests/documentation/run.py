#!/usr/bin/env python3
"""Holds the documentation of the standard library to what the program does: every public function has an example in its
doc comment; the checker finds nothing in an example; it runs; and where it says `// NAME is VALUE`, that is what NAME
shows as.

An example whose first line behind the imports is `// no run: REASON` is checked only: it needs a server, say. When the
reason is `not implemented yet`, the checker must say so, too. Of an example of a deprecated function it says that alone,
and what the function's metadata name instead must exist.

Usage: run.py [--fluxc PATH] [PACKAGE…]
"""

import argparse
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
STDLIB = ROOT / "stdlib"
NOW = datetime.datetime(2024, 1, 1, 12, tzinfo=datetime.timezone.utc)
BLOCK = re.compile(r"^```flux\n(.*?)^```$", re.M | re.S)
STATEMENT = re.compile(r"^(?:builtin |option )?(\w+)\s*[:=]")
FUNCTION = re.compile(r"=>|^(?:option )?\w+ = (?!true$|false$)[a-z]\w*(\.\w+)*$")
ASSIGNED = re.compile(r"^(\w+) =", re.M)
NO_RUN = re.compile(r"^// no run: (.+)$", re.M)
SHOWN = re.compile(r"^// (\w+) is (.+)$", re.M)
METADATA = re.compile(r"^## Metadata\n((?:\w+: .+\n?)+)", re.M)
NOT_IMPLEMENTED = "W0509"
DEPRECATED = "W0514"

# The file that examples read.
SENSORS = """#datatype,string,long,dateTime:RFC3339,string,double
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_time,room,_value
,,0,2024-01-01T00:00:00Z,attic,21.5
"""


class Value:
    """What a package gives a name, with the doc comment above."""

    def __init__(self, package, name, doc, package_doc):
        self.package, self.name, self.doc, self.body = package, name, doc, ""
        lines = [line for text in (package_doc, doc) for found in METADATA.findall(text) for line in found.splitlines()]
        self.metadata = dict(line.split(": ", 1) for line in lines)

    def is_public_function(self):
        return not self.name.startswith("_") and FUNCTION.search(self.body) is not None

    def examples(self):
        return BLOCK.findall(self.doc)


def values_of(path):
    """The values that a file of a package defines, in their order."""
    package = str(path.parent.relative_to(STDLIB))
    values, comment, package_doc = [], [], ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("//"):
            comment.append(line[3:])
            continue
        if line.startswith("package "):
            package_doc = "\n".join(comment)
        elif found := STATEMENT.match(line):
            values.append(Value(package, found[1], "\n".join(comment), package_doc))
        if values and line and not line.startswith("import "):
            values[-1].body += ("\n" if values[-1].body else "") + line
        comment = []
    return values


def points():
    """Line protocol for the bucket that examples read: some weeks that end before `NOW`, the last hour more densely."""
    ages = [minutes for minutes in range(5, 60, 5)] + [6 * 60 * step for step in range(1, 200)]
    for host in ("web-1", "web-2"):
        for age in ages:
            stamp = int((NOW - datetime.timedelta(minutes=age)).timestamp())
            load = 20 + age % 80
            yield f"cpu,cpu=cpu-total,host={host} usage_user={load},usage_system={load / 4} {stamp}"
            yield f"mem,host={host} used_percent={load / 2} {stamp}"


def statuses():
    """Line protocol for the bucket of the package `monitor`."""
    for minutes, level in ((40, "ok"), (20, "crit")):
        stamp = int((NOW - datetime.timedelta(minutes=minutes)).timestamp())
        tags = f"_check_id=cpu-1,_check_name=CPU\\ load,_level={level},host=web-1"
        yield f'statuses,{tags},_type=threshold,_source_measurement=cpu _message="{level}",_source_timestamp={stamp}i {stamp}'
        yield f'notifications,{tags},_sent=false _message="{level}",_status_timestamp={stamp}i {stamp}'


class Program:
    """Checks and runs scripts, each thread with a store of its own, because a store has one writer at a time."""

    def __init__(self, fluxc, folder):
        self.fluxc, self.folder, self.own = fluxc, pathlib.Path(folder), threading.local()
        for bucket in ("telegraf_5m", "web", "database"):
            self.call("bucket", "create", "--data", self.folder / "store", bucket, must_succeed=True)
        # The statuses are older than it keeps points.
        self.call("bucket", "update", "--data", self.folder / "store", "_monitoring", "--retention", "forever", must_succeed=True)
        (self.folder / "sensors.csv").write_text(SENSORS, encoding="utf-8")
        for bucket, lines in (("telegraf", points()), ("_monitoring", statuses())):
            self.call("write", "--data", self.folder / "store", "--create", "--bucket", bucket, "--precision", "s", "-",
                      script="\n".join(lines), must_succeed=True)

    def call(self, *args, script="", must_succeed=False):
        return subprocess.run([self.fluxc, *args], input=script, capture_output=True, text=True, timeout=60,
                              cwd=self.folder, check=must_succeed)

    def store(self):
        if not hasattr(self.own, "store"):
            self.own.store = self.folder / str(threading.get_ident())
            shutil.copytree(self.folder / "store", self.own.store)
        return self.own.store

    def codes_of(self, script):
        result = self.call("check", "--format", "json", "-", script=script)
        return sorted({finding["code"] for finding in json.loads(result.stdout)})

    def run(self, script):
        return self.call("run", "--data", self.store(), "--now", NOW.isoformat(), "--quiet", "--format", "ndjson", "-",
                         script=script)


def showing(script, name):
    """The script with what a name shows as in place of its other results."""
    head = "" if re.search(r'^import ".*\barray"$', script, re.M) else 'import "array"\n'
    return f'{head}{script}\narray.from(rows: [{{shown: display(v: {name})}}]) |> yield(name: "shown")\n'


def problems_of_example(program, value, script):
    """Gives what is wrong with an example."""
    reason = NO_RUN.search(script)
    codes = program.codes_of(script)
    wanted = [NOT_IMPLEMENTED] if reason and reason[1] == "not implemented yet" else []
    wanted += [DEPRECATED] if "deprecated" in value.metadata else []
    if codes != wanted and not (reason and codes == [NOT_IMPLEMENTED, *wanted]):
        yield f"an example yields {codes}, not {wanted}"
    if reason or codes != wanted:
        return
    last = ASSIGNED.findall(SHOWN.sub("", script).rstrip().split("\n\n")[-1])
    result = program.run(showing(script, last[-1]) if last else script)
    if result.returncode:
        yield f"an example fails: {result.stderr}"
        return
    for name, value in SHOWN.findall(script):
        found = [row["shown"] for row in map(json.loads, result.stdout.splitlines()) if "shown" in row]
        if found != [value]:
            yield f"`{name}` of an example is {found}, not {value}"


def replacement(value):
    """What the metadata name instead of a deprecated value; of a package that another one replaces, its value there."""
    name = value.metadata["instead"]
    return f"{name}.{value.name}" if (STDLIB / name).is_dir() else name


def problems_of_value(program, value, names):
    examples = value.examples()
    if ("deprecated" in value.metadata) != ("instead" in value.metadata):
        yield f"{value.package}.{value.name}: `deprecated` and `instead` belong together"
    elif "instead" in value.metadata and replacement(value) not in names:
        yield f"{value.package}.{value.name}: there is no `{replacement(value)}`"
    if value.is_public_function() and not examples:
        yield f"{value.package}.{value.name} has no example"
    for script in examples:
        for problem in problems_of_example(program, value, script):
            yield f"{value.package}.{value.name}: {problem}\n{script}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("packages", nargs="*", help="packages to test (default: all)")
    options = parser.parse_args()
    values = [value for path in sorted(STDLIB.rglob("*.flux")) for value in values_of(path)]
    names = {f"{value.package}.{value.name}" for value in values}
    values = [value for value in values if not options.packages or value.package in options.packages]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        program = Program(options.fluxc, folder)
        found = list(pool.map(lambda value: list(problems_of_value(program, value, names)), values))
    failed = sum(map(bool, found))
    for problem in (problem for problems in found for problem in problems):
        print(problem)
    print(f"{len(found) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
