#!/usr/bin/env python3
"""Damages every file of a store, one and two at a time, and reads it: either there is a clear error, or everything that
was acknowledged is there.

Usage: damage.py [--fluxc PATH] [--full] [--seed N]
"""

import argparse
import itertools
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
VALUES_PER_LINE = 2
# Enough series for their index to be frozen.
HOSTS = 700
SAMPLE = 40
RANDOM_CORRUPTIONS = 400


def run(fluxc, *args, **options):
    return subprocess.run([fluxc, *map(str, args)], capture_output=True, text=True, errors="replace", timeout=60, **options)


def lines(first, count, hosts=3):
    return "".join(f"m,host=h{i % hosts} v={i}i,s=\"text {i}\" {i}\n" for i in range(first, first + count))


def write(fluxc, folder, text):
    result = run(fluxc, "write", "--create", "--bucket", "db", "--data", folder, input=text)
    assert result.returncode == 0, result.stderr


def write_and_kill(fluxc, folder, text, goal):
    """Leaves acknowledged points in the log, as a killed process does."""
    process = subprocess.Popen([fluxc, "write", "--bucket", "db", "--data", folder], stdin=subprocess.PIPE)
    process.stdin.write(text.encode())
    process.stdin.flush()
    for _ in range(600):
        if count(fluxc, folder)[0] == goal:
            break
        time.sleep(0.1)
    else:
        raise AssertionError("what was written never became visible")
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdin.close()


def count(fluxc, folder):
    """The number of values in the bucket, and what was said; the number is None when reading failed."""
    total, said = 0, ""
    for field in ("v", "s"):
        script = f'from(bucket: "db") |> range(start: 0) |> filter(fn: (r) => r._field == "{field}") |> group() |> count()'
        result = run(fluxc, "run", "--data", folder, "-e", script)
        said += result.stderr
        if result.returncode != 0:
            return None, said
        rows = [line for line in result.stdout.replace("\r", "").split("\n") if line.startswith(",")][1:]
        total += sum(int(row.split(",")[-1]) for row in rows)
    return total, said


class Original:
    """A store in several states: after clean ends and after a killed writer, and older copies of its files."""

    def __init__(self, fluxc, folder):
        self.path = folder / "store"
        self.older = folder / "older"
        write(fluxc, self.path, lines(0, 3000, HOSTS))
        write(fluxc, self.path, lines(3000, 2000, HOSTS))
        shutil.copytree(self.path, self.older)
        write(fluxc, self.path, lines(5000, 2000, HOSTS))
        write_and_kill(fluxc, self.path, lines(7000, 500, HOSTS), 7500 * VALUES_PER_LINE)
        shutil.copytree(self.path, folder / "older2")
        self.values = 8000 * VALUES_PER_LINE
        write_and_kill(fluxc, self.path, lines(7500, 500, HOSTS), self.values)
        self.olders = [self.older, folder / "older2"]
        self.files = sorted(file.name for file in self.path.iterdir() if file.is_file())


def damages(original, name, chooser):
    """All ways to damage a file, as functions from a folder to nothing."""
    def removed(folder):
        (folder / name).unlink(missing_ok=True)

    def emptied(folder):
        (folder / name).write_bytes(b"")

    def cut(folder):
        data = (original.path / name).read_bytes()
        (folder / name).write_bytes(data[: len(data) // 2])

    def randomized(folder):
        size = max(1, (original.path / name).stat().st_size)
        (folder / name).write_bytes(chooser.randbytes(size))

    def swapped(folder):
        others = [other for other in original.files if other != name]
        alike = [other for other in others if other.rpartition(".")[2] == name.rpartition(".")[2]]
        other = chooser.choice(alike or others)
        (folder / name).write_bytes((original.path / other).read_bytes())

    ways = {"removed": removed, "emptied": emptied, "cut": cut, "random": randomized, "swapped": swapped}
    for older in original.olders:
        if (older / name).exists():
            ways[f"as in {older.name}"] = lambda folder, older=older: (folder / name).write_bytes((older / name).read_bytes())
    return ways


def flipped(original, name, chooser):
    """Changes, cuts or overwrites some bytes somewhere."""
    def change(folder):
        data = bytearray((original.path / name).read_bytes())
        if not data:
            return
        at = chooser.randrange(len(data))
        kind = chooser.randrange(4)
        if kind == 0:
            data[at] ^= 1 << chooser.randrange(8)
        elif kind == 1:
            data[at : at + chooser.randrange(1, 200)] = chooser.randbytes(chooser.randrange(1, 200))
        elif kind == 2:
            del data[at:]
        else:
            length = chooser.randrange(1, 5000)
            data[at : at + length] = bytes(min(length, len(data) - at))
        (folder / name).write_bytes(data)

    return change


def check(fluxc, original, what, steps, folder):
    """Gives a text that says what is wrong, or nothing."""
    copy = folder / "copy"
    shutil.copytree(original.path, copy)
    try:
        for step in steps:
            step(copy)
        found, said = count(fluxc, copy)
        if found is None:
            if "is damaged" not in said or "write to a bucket" in said:
                return f"{what}: unclear: {said.strip()}"
        elif found != original.values:
            return f"{what}: {found} values instead of {original.values}; said {said.strip()!r}"
        made = [run(fluxc, "write", "--create", "--bucket", "db", "--data", copy, input="") for _ in range(2)]
        if any(result.returncode not in (0, 1) for result in made):
            return f"{what}: write ends with {[result.returncode for result in made]}: {made[-1].stderr}"
        again, said = count(fluxc, copy)
        if again != original.values and (again is not None or "damaged" not in said):
            return f"{what}: after a write {again} values instead of {original.values}; {said.strip()}"
        return ""
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def plan(original, chooser, full):
    """The cases: every file in every way, pairs of files, random corruptions."""
    every = [(name, way, do) for name in original.files for way, do in damages(original, name, chooser).items()]
    singles = [(f"{name} {way}", [do]) for name, way, do in every]
    pairs = [(f"{a} {way_a}, {b} {way_b}", [do_a, do_b])
             for (a, way_a, do_a), (b, way_b, do_b) in itertools.combinations(every, 2) if a != b]
    corruptions = []
    for number in range(RANDOM_CORRUPTIONS):
        name = chooser.choice(original.files)
        corruptions.append((f"corruption {number} of {name}", [flipped(original, name, chooser)]))
    if full:
        by_files = {}
        for case in pairs:
            key = tuple(part.split(" ")[0] for part in case[0].split(", "))
            by_files.setdefault(key, []).append(case)
        chosen = [case for cases in by_files.values() for case in chooser.sample(cases, min(len(cases), 6))]
        return singles + chosen + corruptions
    return chooser.sample(singles, SAMPLE // 2) + chooser.sample(pairs, SAMPLE // 4) + chooser.sample(corruptions, SAMPLE // 4)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fluxc", default=ROOT / "build" / "fluxc")
    parser.add_argument("--full", action="store_true", help="every file, every pair of files and 400 random corruptions")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    fluxc = os.path.abspath(options.fluxc)
    chooser = random.Random(options.seed)
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        original = Original(fluxc, folder)
        found, said = count(fluxc, original.path)
        assert found == original.values, (found, said)
        cases = plan(original, chooser, options.full)
        for what, steps in cases:
            try:
                wrong = check(fluxc, original, what, steps, folder)
            except subprocess.TimeoutExpired as error:
                wrong = f"{what}: {error}"
            if wrong:
                failures.append(wrong)
                print(wrong, flush=True)
    print(f"{len(cases) - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
