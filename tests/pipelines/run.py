#!/usr/bin/env python3
"""Runs random pipelines. Without arguments, as CI does: those with recorded answers in every mode, and some that read a
store, whose modes must agree.

Usage: run.py                            compare with the recorded answers
       run.py --seeds A-B --show         print the scripts of these seeds
       run.py --seeds A-B --peer COMMAND compare with another engine (see README.md); prints every difference
       run.py --seeds A-B --modes        compare the modes of this engine with each other
       run.py --seeds A-B --stored       the same for pipelines that read a store
       run.py --seeds A-B --record       record the answers of these seeds
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import blame
import deviations
import scripts
from tables import difference

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RECORDED = HERE / "recorded.txt"
NOW = "2024-01-01T00:10:00Z"
STORED_SEEDS = range(0, 150)
MODES = (["--jit", "never"], ["--jit", "always"], ["--no-optimize"], ["--chunk-rows", "1"], ["--chunk-rows", "3"], ["--spill-rows", "2"],
         ["--threads", "2", "--part-rows", "1"], ["--threads", "7", "--part-rows", "1", "--chunk-rows", "3"])


class Peer:
    """Another engine in a process of its own: takes `<bytes>\\n<script>`, gives `<bytes>\\n<annotated CSV>`; a line
    `ERROR: …` ends the answer to a script that fails."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, script):
        data = script.encode()
        self.process.stdin.write(b"%d\n" % len(data) + data)
        self.process.stdin.flush()
        size = int(self.process.stdout.readline())
        return self.process.stdout.read(size).decode(errors="replace")


def answer(fluxc, script, arguments=()):
    """What the script prints, and its error or nothing."""
    done = subprocess.run([fluxc, "run", "--now", NOW, "--format", "csv", *arguments, "-"], input=script.encode(),
                          capture_output=True, timeout=60)
    if done.returncode not in (0, 1):
        return "", f"exit {done.returncode}: {done.stderr.decode(errors='replace')}"
    return done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace") if done.returncode else None


def split_error(text):
    at = text.find("ERROR: ")
    return (text, None) if at < 0 else (text[:at], text[at:])


def verdict(ours, theirs):
    """How two answers differ, as text; nothing when they agree. Two errors agree, whatever they say."""
    (our_text, our_error), (their_text, their_error) = ours, theirs
    if our_error and our_error.startswith("exit "):
        return our_error
    if our_error or their_error:
        return None if our_error and their_error else f"only {'ours' if our_error else 'theirs'} fails: {(our_error or their_error)[:300]}"
    return difference(our_text, their_text)


def meant(script, engines):
    """The deviations that explain how two answers differ, one for each pipeline that differs; nothing when one has none.
    The peer answers some scripts by chance, so it may take several attempts to see a difference again."""
    attempts = (blame.first_differences(script, engines, verdict) for _ in range(20))
    found = [deviations.explained(step) for step in next(filter(None, attempts), [])]
    return found if all(found) else []


def compare_with_peer(fluxc, command, seeds):
    peer, found, explained = Peer(command), 0, Counter()
    engines = (lambda text: answer(fluxc, text)), (lambda text: split_error(peer.run(text)))
    with ThreadPoolExecutor(2) as pool:
        texts = ((seed, scripts.script(seed)) for seed in seeds)
        for seed, script, ours in pool.map(lambda item: (*item, answer(fluxc, item[1])), texts):
            problem = verdict(ours, engines[1](script))
            why = problem and meant(script, engines)
            explained.update(why or [])
            if problem and not why:
                found += 1
                print(f"seed {seed}: {problem}", flush=True)
    for why, count in explained.most_common():
        print(f"{count} meant: {why}")
    return found, len(seeds)


def fill_store(fluxc):
    subprocess.run([fluxc, "write", "--create", "--bucket", "b", "--precision", "s", "-"], check=True, capture_output=True,
                   input=scripts.line_protocol().encode())


def compare_modes(fluxc, seeds, is_stored=False):
    def check(seed):
        script = scripts.script(seed, is_stored)
        text, error = answer(fluxc, script)
        if error and error.startswith("exit "):
            return f"seed {seed}: {error}"
        for mode in MODES:
            other_text, other_error = answer(fluxc, script, mode)
            if error != other_error or not error and text != other_text:
                return f"seed {seed}: {' '.join(mode)} differs\n{script}{error or ''}{other_error or ''}"
        return None

    if is_stored:
        fill_store(fluxc)

    with ThreadPoolExecutor(int(os.environ.get("JOBS") or os.cpu_count())) as pool:
        problems = [problem for problem in pool.map(check, seeds) if problem]
    print("\n".join(problems))
    return len(problems), len(seeds)


def record(fluxc, seeds):
    with RECORDED.open("w", encoding="utf-8") as out:
        for seed in seeds:
            text, error = answer(fluxc, scripts.script(seed))
            text = "ERROR\n" if error else text.replace("\r\n", "\n")
            out.write(f"=== {seed}\n{text}")


def recorded():
    """Recorded answers by seed."""
    found = {}
    for part in RECORDED.read_text(encoding="utf-8").split("=== ")[1:]:
        seed, _, text = part.partition("\n")
        found[int(seed)] = text
    return found


def check_recorded(fluxc):
    expected = recorded()
    known = {seed: ("", "an error") if text == "ERROR\n" else (text, None) for seed, text in expected.items()}

    def check(seed):
        script = scripts.script(seed)
        for mode in ([], *MODES):
            problem = verdict(answer(fluxc, script, mode), known[seed])
            if problem:
                return f"seed {seed} {' '.join(mode)}: {problem}\n{script}"
        return None

    with ThreadPoolExecutor(int(os.environ.get("JOBS") or os.cpu_count())) as pool:
        problems = [problem for problem in pool.map(check, expected) if problem]
    print("\n".join(problems))
    return len(problems), len(expected)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("--seeds", default="")
    parser.add_argument("--peer")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--modes", action="store_true")
    parser.add_argument("--stored", action="store_true")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    first, _, last = options.seeds.partition("-")
    seeds = range(int(first or 0), int(last or first or 0) + 1)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FLUXC_DATA"] = folder
        if options.show:
            for seed in seeds:
                print(f"// seed {seed}\n{scripts.script(seed, options.stored)}")
            return
        if options.record:
            record(options.fluxc, seeds)
            return
        if options.peer:
            failed, total = compare_with_peer(options.fluxc, options.peer, seeds)
        elif options.modes or options.stored:
            failed, total = compare_modes(options.fluxc, seeds, options.stored)
        else:
            counts = check_recorded(options.fluxc), compare_modes(options.fluxc, STORED_SEEDS, is_stored=True)
            failed, total = (sum(column) for column in zip(*counts))
    print(f"{total - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
