#!/usr/bin/env python3
"""Runs the golden tests; tests/golden/README.md describes their form.

Usage: run.py [--update] [--fluxc PATH] [FILE…]
"""

import argparse
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
VERIFY = "--verify-plan"
MODES = {
    "as is": [VERIFY],
    "vm only": [VERIFY, "--jit", "never"],
    "jit always": [VERIFY, "--jit", "always"],
    "optimizer off": ["--no-optimize"],
    "chunks of 1": [VERIFY, "--chunk-rows", "1"],
    "chunks of 3": [VERIFY, "--chunk-rows", "3"],
    "2 threads": [VERIFY, "--threads", "2", "--part-rows", "1"],
    "7 threads": [VERIFY, "--threads", "7", "--part-rows", "1", "--chunk-rows", "3"],
    "spilling": [VERIFY, "--spill-rows", "2"],
}
COMPILED = "compiled"
SECTION = "// ---"
# How much was asked for when a limit was reached differs from mode to mode.
WISH = re.compile(r": \d+ \w+ more were asked for")


class Case:
    """A golden file: directives, script and expectation."""

    def __init__(self, path):
        self.path = path
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        cut = lines.index(SECTION) if SECTION in lines else len(lines)
        self.script_lines = lines[:cut]
        while self.script_lines and not self.script_lines[-1].strip():
            self.script_lines.pop()
        self.expected = "\n".join(lines[cut:]).rstrip("\n")
        self.command, self.args, self.loads, self.buckets = "run", [], [], []
        for line in self.script_lines:
            self.read_directive(line)

    def read_directive(self, line):
        head, _, rest = line.removeprefix("// ").partition(":")
        if not line.startswith("// ") or not rest.startswith(" ") and rest:
            return
        if head in ("run", "check", "explain", "test", "doc"):
            self.command, self.args = head, shlex.split(rest)
        elif head == "data":
            self.loads.append(rest.split())
        elif head == "bucket":
            self.buckets.append(rest.strip())

    def write(self, printed):
        self.path.write_text("\n".join(self.script_lines) + "\n\n" + printed + "\n", encoding="utf-8")


def prepare_store(fluxc, case, folder):
    """Makes the store that the directives ask for; gives the arguments that name it."""
    if not case.loads and not case.buckets:
        return []
    for bucket in case.buckets:
        subprocess.run([fluxc, "bucket", "create", "--data", folder, bucket], check=True, capture_output=True)
    for bucket, name in case.loads:
        file = case.path.parent / name
        subprocess.run([fluxc, "write", "--data", folder, "--create", "--bucket", bucket, file], check=True, capture_output=True)
    return ["--data", folder]


def as_comment(line):
    return ("// " + line).rstrip()


def printed_form(result):
    """Output, errors and exit code as the comment block of a golden file."""
    out = WISH.sub("", result.stdout.replace("\r\n", "\n"))
    lines = [SECTION] + [as_comment(line) for line in out.removesuffix("\n").split("\n")]
    if result.stderr:
        errors = WISH.sub("", result.stderr)
        lines += [SECTION + " stderr"] + [as_comment(line) for line in errors.removesuffix("\n").split("\n")]
    if result.returncode:
        lines += [f"{SECTION} exit {result.returncode}"]
    return "\n".join(lines)


def place_script(case, folder):
    """Puts the script alone, which an unclosed string would not be in the golden file, beside the files it may read."""
    for neighbour in case.path.parent.iterdir():
        if neighbour.suffix != ".flux":
            os.symlink(neighbour, os.path.join(folder, neighbour.name))
    pathlib.Path(folder, case.path.name).write_text("\n".join(case.script_lines) + "\n", encoding="utf-8")


def compile_script(fluxc, case, folder):
    """Makes a module of the script, which from then on is not there; gives what that printed."""
    args = [arg for name in ("--ambient", "--param") for arg in option_of(case.args, name)]
    module = pathlib.Path(case.path.name).with_suffix(".fluxb").name
    result = subprocess.run([fluxc, "compile", *args, "-o", module, case.path.name], cwd=folder, capture_output=True,
                            text=True, errors="replace", timeout=120)
    os.remove(os.path.join(folder, case.path.name))
    return result, module


def option_of(args, name):
    return [name, args[args.index(name) + 1]] if name in args else []


def execute_compiled(fluxc, case):
    with tempfile.TemporaryDirectory() as store_folder, tempfile.TemporaryDirectory() as folder:
        store = prepare_store(fluxc, case, store_folder)
        place_script(case, folder)
        compiled, module = compile_script(fluxc, case, folder)
        if compiled.returncode:
            return printed_form(compiled)
        result = subprocess.run([fluxc, "run", *case.args, *store, module], cwd=folder, capture_output=True, text=True,
                                errors="replace", timeout=120)
        result.stderr = compiled.stderr + result.stderr
        return printed_form(result)


def execute(fluxc, case, mode_args):
    with tempfile.TemporaryDirectory() as store_folder, tempfile.TemporaryDirectory() as folder:
        store = prepare_store(fluxc, case, store_folder)
        place_script(case, folder)
        # A relative name, so that what diagnostics show does not depend on where the test runs.
        # `doc` takes a topic, not a script.
        script = [] if case.command == "doc" else [case.path.name]
        result = subprocess.run([fluxc, case.command, *case.args, *mode_args, *store, *script], cwd=folder,
                                capture_output=True, text=True, errors="replace", timeout=120)
        return printed_form(result)


def run_case(fluxc, path, update):
    """Gives a text that says what is wrong, or nothing."""
    case = Case(path)
    modes = dict(MODES) if case.command in ("run", "test") else {"as is": []}
    if "--memory-limit" in case.args:
        # What is too much for memory may be possible on disk.
        modes.pop("spilling", None)
    try:
        printed = {mode: execute(fluxc, case, args) for mode, args in modes.items()}
        if case.command == "run":
            printed[COMPILED] = execute_compiled(fluxc, case)
    except (subprocess.SubprocessError, OSError) as error:
        return f"{path}: {error} {getattr(error, 'stderr', '') or ''}"
    for mode, text in printed.items():
        form = without_excerpts if mode == COMPILED else str
        if form(text) != form(printed["as is"]):
            return f"{path}: mode `{mode}` prints something else:\n{difference(printed['as is'], text)}"
    if update:
        case.write(printed["as is"])
    elif printed["as is"] != case.expected:
        return f"{path}: unexpected output:\n{difference(case.expected, printed['as is'])}"
    return None


def without_excerpts(text):
    """A compiled module cannot show the lines of its source."""
    return "\n".join(line for line in text.split("\n") if not re.match(r"// *\d* \|", line))


def difference(want, got):
    import difflib
    return "\n".join(difflib.unified_diff(want.split("\n"), got.split("\n"), "expected", "printed", lineterm="", n=2))


def is_test(path):
    """Folders named `lib` and `vendor` hold what tests import."""
    return not {"lib", "vendor"} & set(path.parts[len(ROOT.parts):])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    files = [file.resolve() for file in options.files] or sorted(filter(is_test, (ROOT / "tests" / "golden").rglob("*.flux")))
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        problems = [problem for problem in pool.map(lambda f: run_case(options.fluxc, f, options.update), files) if problem]
    for problem in problems:
        print(problem.replace(str(ROOT) + "/", ""))
    print(f"{len(files) - len(problems)} passed, {len(problems)} failed")
    sys.exit(1 if problems else 0)


main()
