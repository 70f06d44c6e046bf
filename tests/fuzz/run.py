#!/usr/bin/env python3
"""Builds the libFuzzer targets with ASan and UBSan, runs each for a while and prints what it did.

usage: tests/fuzz/run.py [--seconds N] [TARGET...]
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build-fuzz"
CORPUS = {"parse_fuzz": "flux", "check_fuzz": "flux", "run_fuzz": "flux", "module_fuzz": "module", "csv_fuzz": "csv",
          "csv_points_fuzz": "csv_points", "line_protocol_fuzz": "line_protocol", "msgpack_fuzz": "msgpack",
          "http_fuzz": "http"}
DICTIONARY = {"parse_fuzz": "flux.dict", "check_fuzz": "flux.dict", "run_fuzz": "flux.dict",
              "http_fuzz": "http.dict"}
# Sizes and times beyond which an input counts as a failure.
LIMITS = ["-max_len=4096", "-timeout=10", "-rss_limit_mb=3000"]


def fuzz(target, seconds):
    """Runs one target; gives its line of the summary and whether it survived."""
    with tempfile.TemporaryDirectory() as found:
        artifacts = BUILD / "fuzz" / f"{target}-"
        command = [BUILD / "fuzz" / target, found, HERE / "corpus" / CORPUS[target],
                   f"-max_total_time={seconds}", "-print_final_stats=1", f"-artifact_prefix={artifacts}", *LIMITS]
        if target in DICTIONARY:
            command.append(f"-dict={HERE / DICTIONARY[target]}")
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    log = run.stdout.decode(errors="replace")
    count, per_second = (figure(log, rf"stat::{name}: +(\d+)") for name in ["number_of_executed_units",
                                                                            "average_exec_per_sec"])
    edges, features = figure(log, r" cov: (\d+)"), figure(log, r" ft: (\d+)")
    state = "ok" if run.returncode == 0 else "FAILED"
    if run.returncode != 0:
        print(log[-6000:], file=sys.stderr)
    line = f"{target:20} {count:>12} executions {per_second:>7}/s {edges:>7} edges {features:>7} features  {state}"
    return line, run.returncode == 0


def figure(log, pattern):
    """The largest number that the pattern finds in what libFuzzer printed."""
    return max((int(number) for number in re.findall(pattern, log)), default=0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("targets", nargs="*", default=[])
    options = parser.parse_args()
    targets = options.targets or list(CORPUS)
    subprocess.run([ROOT / "tools" / "build", *targets], check=True, env={**os.environ, "PRESET": "fuzz"})
    results = [fuzz(target, options.seconds) for target in targets]
    print("\n".join(line for line, _ in results))
    sys.exit(0 if all(survived for _, survived in results) else 1)


if __name__ == "__main__":
    main()
