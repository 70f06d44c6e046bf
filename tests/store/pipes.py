#!/usr/bin/env python3
"""Writes from a pipe that stays open: what came is stored soon, and a signal ends the reading without losing any of it.

Usage: pipes.py [--fluxc PATH]
"""

import signal
import subprocess
import sys
import time

from trials import run_all

LINES = "".join(f"m v={i} {i}\n" for i in range(100))
HALF_A_LINE = "m v=1"
COUNT = 'from(bucket: "db") |> range(start: 0) |> group() |> count()'


def count(fluxc, folder):
    """The number of points; 0 as long as there is no store or no bucket."""
    result = subprocess.run([fluxc, "run", "--data", folder, "-e", COUNT], capture_output=True, text=True, timeout=60)
    rows = [line for line in result.stdout.split() if line.startswith(",,")]
    return int(rows[0].split(",")[-1]) if rows else 0


class Writer:
    """A `fluxc write` that waits for more."""

    def __init__(self, fluxc, folder):
        self.fluxc, self.folder = fluxc, folder
        self.process = subprocess.Popen([fluxc, "write", "--create", "--bucket", "db", "--data", folder],
                                        stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def send(self, text):
        self.process.stdin.write(text)
        self.process.stdin.flush()

    def await_points(self, goal):
        for _ in range(600):
            if count(self.fluxc, self.folder) == goal:
                return
            time.sleep(0.1)
        raise AssertionError(f"{goal} points never became visible")

    def end(self, number):
        self.process.send_signal(number)
        code = self.process.wait(timeout=60)
        said = self.process.stderr.read()
        self.process.stdin.close()
        return code, said


def becomes_visible(fluxc, folder):
    writer = Writer(fluxc, folder)
    writer.send(LINES)
    writer.await_points(100)
    writer.end(signal.SIGKILL)
    assert count(fluxc, folder) == 100


def ends_at(number, code):
    def test(fluxc, folder):
        writer = Writer(fluxc, folder)
        writer.send(LINES)
        writer.await_points(100)
        writer.send("m v=1 200\n" + HALF_A_LINE)
        time.sleep(0.5)
        found, said = writer.end(number)
        assert found == code, (found, said)
        assert "interrupted; 101 points written (101 values)" in said, said
        assert count(fluxc, folder) == 101

    return test


def one_point(fluxc, folder):
    result = subprocess.run([fluxc, "write", "--create", "--bucket", "db", "--data", folder], input="m v=1 1\nbad\n",
                            capture_output=True, text=True, timeout=60)
    assert result.returncode == 1 and "1 point written (1 value), 1 line rejected" in result.stderr, result.stderr


def second_writer(fluxc, folder):
    writer = Writer(fluxc, folder)
    writer.send(LINES)
    writer.await_points(100)
    other = subprocess.run([fluxc, "write", "--bucket", "db", "--data", folder], input="m v=1 1\n", capture_output=True,
                           text=True, timeout=60)
    assert other.returncode == 1 and f"in use by process {writer.process.pid} (`" in other.stderr, other.stderr
    writer.end(signal.SIGINT)


def update_retention(fluxc, folder):
    def fluxc_bucket(*args):
        return subprocess.run([fluxc, "bucket", *args, "--data", folder], capture_output=True, text=True, timeout=60)

    assert fluxc_bucket("create", "db", "--retention", "30d").returncode == 0
    assert fluxc_bucket("update", "db", "--retention", "7d").returncode == 0
    assert "db\t1w" in fluxc_bucket("list").stdout.splitlines()
    assert fluxc_bucket("update", "db", "--retention", "forever").returncode == 0
    assert "db\tforever" in fluxc_bucket("list").stdout.splitlines()
    assert "not found" in fluxc_bucket("update", "other", "--retention", "7d").stderr


TESTS = {
    "what came is stored before the end": becomes_visible,
    "SIGINT": ends_at(signal.SIGINT, 130),
    "SIGTERM": ends_at(signal.SIGTERM, 143),
    "one point": one_point,
    "a second writer": second_writer,
    "bucket update": update_retention,
}


if __name__ == "__main__":
    sys.exit(run_all(TESTS, __doc__))
