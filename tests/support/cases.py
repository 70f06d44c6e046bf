"""Tests that are functions: checks that say what they got, and running them one after the other."""

import argparse
import os
import sys
import traceback

# Runs until it is told to end: two texts of a million characters, and each of one is compared with each of the other.
ENDLESS = 'import "array" import s "fluxc/strings" import "strings" ' \
          'array.from(rows: [{d: s.levenshtein(v: strings.repeat(v: "ab", i: 500000), t: strings.repeat(v: "ba", i: 500000))}])'


def equal(got, wanted, context=""):
    assert got == wanted, f"{got!r}, not {wanted!r} {context}"


def holds(text, part):
    assert part in text, f"{part!r} is not in {text[:2000]!r}"


def run(description, tests, use):
    """Runs all of `tests`, or those that the command line names, after `use` was told the path of fluxc; exits with 1 when
    one fails, after the others."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--fluxc", required=True)
    parser.add_argument("--only", action="append", help="name of a test; may be repeated")
    options = parser.parse_args()
    use(os.path.abspath(options.fluxc))
    failed = 0
    tests = [test for test in tests if options.only is None or test.__name__ in options.only]
    for test in tests:
        try:
            test()
        except Exception:  # the others run all the same
            failed += 1
            print(f"{test.__name__}:\n{traceback.format_exc()}")
    print(f"{len(tests) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
