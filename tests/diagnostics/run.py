#!/usr/bin/env python3
"""Holds the texts of `fluxc explain-error` to what the checker says: docs/diagnostics has one for every code of
compiler/diag/diagnostics.def and no other; the first ```flux block of a text yields its code and nothing else, the
others yield nothing.

Usage: run.py [--fluxc PATH] [CODE…]
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TEXTS = ROOT / "docs" / "diagnostics"
DEFINITIONS = ROOT / "compiler" / "diag" / "diagnostics.def"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
MAX_LINES = 40

# What no script of a few lines can show; the text has a ```text block instead.
NOT_IN_ONE_SCRIPT = {
    "E0115": "texts are UTF-8",
    "E0116": "texts have no NUL bytes",
    "E0117": "the script would have 16 MiB",
    "E0139": "the script would have a hundred mistakes",
    "E0206": "needs the files of a local package",
    "E0207": "needs a local package",
    "E0220": "needs local packages",
    "E0221": "needs a local package",
    "E0222": "needs a project",
    "E0223": "needs a local package",
    "W0509": "all functions that are declared are implemented",
    "W0511": "needs a store",
}


def known_codes():
    return re.findall(r'^FLUX_DIAGNOSTIC\(\w+, "(\w+)"', DEFINITIONS.read_text(encoding="utf-8"), re.M)


def codes_of(fluxc, script):
    """The codes that the checker gives for a script, without repetitions."""
    result = subprocess.run([fluxc, "check", "--format", "json", "-"], input=script, capture_output=True, text=True,
                            timeout=60, check=False)
    if result.returncode not in (0, 1):
        raise AssertionError(f"exit {result.returncode}: {result.stderr}")
    return sorted({finding["code"] for finding in json.loads(result.stdout)})


def check_blocks(fluxc, code, blocks):
    """Gives what is wrong with the examples of a text."""
    languages = [language for language, _ in blocks]
    if code in NOT_IN_ONE_SCRIPT:
        if "text" not in languages:
            yield "has no ```text block"
    elif languages.count("flux") < 2:
        yield "needs two ```flux blocks: the mistake, then what is right"
    scripts = [script for language, script in blocks if language == "flux"]
    for number, script in enumerate(scripts):
        wanted = [code] if number == 0 and code not in NOT_IN_ONE_SCRIPT else []
        found = codes_of(fluxc, script)
        if found != wanted:
            yield f"```flux block {number + 1} yields {found}, not {wanted}"


def check_text(fluxc, code):
    """Gives what is wrong with the text of a code."""
    path = TEXTS / f"{code}.md"
    if not path.exists():
        yield "has no text"
        return
    text = path.read_text(encoding="utf-8")
    if not text.startswith(f"# {code}: "):
        yield f"does not begin with `# {code}: `"
    if text.count("\n") > MAX_LINES:
        yield f"has more than {MAX_LINES} lines"
    yield from check_blocks(fluxc, code, BLOCK.findall(text))
    shown = subprocess.run([fluxc, "explain-error", code], capture_output=True, text=True, timeout=60, check=False)
    if shown.stdout != text:
        yield "is not what `fluxc explain-error` prints"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("codes", nargs="*", help="codes to test (default: all)")
    options = parser.parse_args()
    codes = options.codes or sorted({*known_codes(), *(path.stem for path in TEXTS.glob("*.md"))})
    failed = 0
    for code in codes:
        problems = list(check_text(options.fluxc, code))
        if code not in known_codes():
            problems.append("is no code of compiler/diag/diagnostics.def")
        failed += bool(problems)
        for problem in problems:
            print(f"docs/diagnostics/{code}.md: {problem}")
    print(f"{len(codes) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
