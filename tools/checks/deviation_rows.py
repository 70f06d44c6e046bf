"""Checks docs/deviations.md: each row ends with tests that exist, and each difference that random pipelines may show is the
beginning of a row."""

import pathlib
import re
import sys

from gate import Gate

TESTS = pathlib.Path("tests")
DOCUMENT = pathlib.Path("docs/deviations.md")


def rows():
    """The cells of every row, without the heads of the tables."""
    for line in DOCUMENT.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if cells and cells[0] != "case" and cells[0].strip("-"):
            yield cells


def main():
    gate = Gate("deviation rows")
    for cells in rows():
        tests = re.findall(r"`([^`]+)`", cells[-1])
        if len(cells) != 5 or not tests:
            gate.fail(f"{DOCUMENT}: no test: {cells[0]}")
        for path in tests:
            if not (TESTS / path).is_file():
                gate.fail(f"{DOCUMENT}: {path} is not below tests/: {cells[0]}")
    sys.path.append(str(TESTS / "pipelines"))
    from deviations import ROWS
    for text in sorted(ROWS):
        if not any(cells[0].startswith(text) for cells in rows()):
            gate.fail(f"tests/pipelines/deviations.py: no row of {DOCUMENT} begins with: {text}")
    gate.finish()


main()
