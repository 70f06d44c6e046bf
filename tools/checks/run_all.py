"""Runs every gate and test, prints what failed, and ends with the line `N passed, N failed`.

A gate or a test program counts as one; golden tests and examples count one by one, as their runners report them.
With --all clang-tidy looks at every file, not only at those that differ from the main branch.
"""

import re
import subprocess
import sys
import time

GATES = ["layers", "sizes", "style", "comments", "deviation_rows", "tidy"]
COUNTS = re.compile(r"^(\d+) passed, (\d+) failed$", re.M)


def run(command):
    started = time.monotonic()
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    return result.returncode, result.stdout, time.monotonic() - started


def report(name, passed, failed, seconds, output):
    print(f"{'ok  ' if failed == 0 else 'FAIL'} {name}: {passed} passed, {failed} failed ({seconds:.1f} s)", flush=True)
    if failed:
        print(output[-20000:], flush=True)
    return passed, failed


def single(name, command):
    """A program whose exit code is the verdict."""
    code, output, seconds = run(command)
    return report(name, int(code == 0), int(code != 0), seconds, output)


def counting(name, command):
    """A runner that prints its own counts; dying without them is a failure."""
    code, output, seconds = run(command)
    counts = COUNTS.findall(output)
    if not counts:
        return report(name, 0, 1, seconds, output)
    passed, failed = map(int, counts[-1])
    return report(name, passed, failed if code == 0 else max(failed, 1), seconds, output)


def unit_tests():
    """Every program that ctest knows."""
    _, listing, _ = run(["ctest", "--test-dir", "build", "-N"])
    names = re.findall(r"Test\s+#\d+: (\S+)", listing)
    if not names:
        return [report("unit tests", 0, 1, 0, "ctest lists no tests\n" + listing)]
    return [single(name, ["ctest", "--test-dir", "build", "--output-on-failure", "-R", f"^{name}$"]) for name in names]


def main():
    totals = [single(gate, [sys.executable, f"tools/checks/{gate}.py", *sys.argv[1:]]) for gate in GATES]
    totals += unit_tests()
    totals.append(single("golden coverage", [sys.executable, "tests/golden/coverage.py"]))
    totals.append(counting("golden tests", [sys.executable, "tests/golden/run.py"]))
    totals.append(counting("random pipelines", [sys.executable, "tests/pipelines/run.py"]))
    totals.append(counting("examples", [sys.executable, "tests/examples/run.py"]))
    totals.append(counting("texts of diagnostics", [sys.executable, "tests/diagnostics/run.py"]))
    totals.append(counting("documentation", [sys.executable, "tests/documentation/run.py"]))
    totals.append(counting("the test command", [sys.executable, "tests/test_command/run.py"]))
    totals.append(counting("bad input", [sys.executable, "tests/bad_input/run.py"]))
    totals.append(counting("damaged stores", [sys.executable, "tests/store/damage.py"]))
    totals.append(counting("repaired stores", [sys.executable, "tests/store/repair.py"]))
    totals.append(counting("a quarter of the memory", [sys.executable, "tests/spilling/run.py"]))
    totals.append(counting("no more than is needed", [sys.executable, "tests/demand/run.py"]))
    totals.append(counting("interrupted writes", [sys.executable, "tests/store/pipes.py"]))
    totals.append(counting("copies of stores", [sys.executable, "tests/store/copies.py"]))
    totals.append(counting("deletes and retention", [sys.executable, "tests/store/deletes.py"]))
    totals.append(counting("checks and notifications", [sys.executable, "tests/store/monitor.py"]))
    passed, failed = (sum(column) for column in zip(*totals))
    print(f"{passed} passed, {failed} failed", flush=True)
    sys.exit(1 if failed else 0)


main()
