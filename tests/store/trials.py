"""Runs the named tests of a file, each in a folder of its own."""

import argparse
import os
import pathlib
import signal
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def run_all(tests, description):
    """Calls each test with the program and the path of a store that is not there yet; gives the exit code."""
    # A shell that starts this in the background has it ignored, and what is ignored is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--fluxc", default=ROOT / "build" / "fluxc")
    fluxc = os.path.abspath(parser.parse_args().fluxc)
    failed = 0
    for name, test in tests.items():
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            try:
                test(fluxc, pathlib.Path(folder) / "store")
            except (AssertionError, subprocess.TimeoutExpired) as error:
                failed += 1
                print(f"{name}: {error}", flush=True)
    print(f"{len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0
