#!/usr/bin/env python3
"""Fails when a diagnostic, an optimizer rule or a builtin function appears in no golden file.

tests/golden/uncovered.txt lists what cannot be shown yet, a line each: the kind (`diagnostic`, `rule`, `builtin`), the
name and the reason. Builtins may be listed by package: `package/*`. An entry that no longer says the truth fails, too.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GOLDEN = ROOT / "tests" / "golden"
BUILTIN = re.compile(r"^builtin (\w+)", re.M)
IMPORT = re.compile(r'^import (?:(\w+) )?"([^"]+)"', re.M)
# Packages that every script sees without importing them.
PRELUDE = ["universe", "influxdata/influxdb", "internal/boolean", "internal/location"]


class Golden:
    """A golden file, parted into the script and what it prints."""

    def __init__(self, path):
        self.script, _, self.printed = path.read_text(encoding="utf-8").partition("\n// ---")
        self.is_explain = re.search(r"^// explain:", self.script, re.M) is not None

    def used(self):
        """Qualified names of what the script may call; names that the prelude does not have do no harm."""
        code = re.sub(r"^\s*//.*$", "", self.script, flags=re.M)
        code = re.sub(r'"(?:[^"\\$]|\\.|\$(?!\{))*"', '""', re.sub(IMPORT, "", code))
        for alias, path in IMPORT.findall(self.script):
            name = alias or path.split("/")[-1]
            yield from (f"{path}.{member}" for member in re.findall(rf"\b{name}\.(\w+)", code))
        yield from (f"{package}.{name}" for package in PRELUDE for name in re.findall(r"(?<![.\w])[a-z]\w*", code))


def unimplemented():
    path = ROOT / "stdlib" / "unimplemented.def"
    if not path.exists():
        return set()
    return {f"{package}.{name}" for package, name in re.findall(r'\("([^"]+)", "([^"]+)"\)', path.read_text())}


def builtins():
    """Functions that scripts may call: not those of private names, nor those that are only declared."""
    missing = unimplemented()
    for path in sorted((ROOT / "stdlib").rglob("*.flux")):
        package = str(path.parent.relative_to(ROOT / "stdlib"))
        for name in BUILTIN.findall(path.read_text(encoding="utf-8")):
            if not name.startswith("_") and f"{package}.{name}" not in missing:
                yield f"{package}.{name}"


def wanted():
    """What must be shown, as (kind, name)."""
    diagnostics = (ROOT / "compiler" / "diag" / "diagnostics.def").read_text(encoding="utf-8")
    rules = (ROOT / "compiler" / "opt" / "rules.def").read_text(encoding="utf-8")
    yield from (("diagnostic", code) for code in re.findall(r'^FLUX_DIAGNOSTIC\(\w+, "(\w+)"', diagnostics, re.M))
    yield from (("rule", name) for name in re.findall(r'^FLUX_(?:RULE|PASS)\(\w+, \w+, "(\w+)",', rules, re.M))
    yield from (("builtin", name) for name in builtins())


def shown(files):
    """What the golden files show, as (kind, name)."""
    for file in files:
        yield from (("diagnostic", code) for code in re.findall(r"^// (?:error|warning)\[(\w+)\]", file.printed, re.M))
        if file.is_explain:
            yield from (("rule", name) for name in re.findall(r"^// (\w+Rule)\b", file.printed, re.M))
        yield from (("builtin", name) for name in file.used())


def exceptions():
    lines = (GOLDEN / "uncovered.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            kind, name, reason = line.split(" ", 2)
            yield kind, name, reason


def excused(kind, name, entries):
    return any(kind == entry_kind and (name == entry or entry.endswith("/*") and name.startswith(entry[:-2] + "."))
               for entry_kind, entry, _ in entries)


def main():
    entries = list(exceptions())
    need = set(wanted())
    have = set(shown([Golden(path) for path in sorted(GOLDEN.rglob("*.flux"))]))
    problems = [f"{kind} `{name}` is in no golden file" for kind, name in sorted(need - have)
                if not excused(kind, name, entries)]
    for entry in entries:
        if not any(excused(kind, name, [entry]) for kind, name in need - have):
            problems.append(f"tests/golden/uncovered.txt: {entry[0]} `{entry[1]}` is covered or gone")
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


main()
