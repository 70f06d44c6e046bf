"""Checks formatting (clang-format) and a few rules no tool knows: names of files, `#pragma once`, places of machines."""

import re
import subprocess

from gate import Gate, source_files, tracked_files

BANNED_NAMES = re.compile(r"(^|_)(utils?|helpers?|common|misc|manager)(_|\.|$)")


def check_format(gate, files):
    result = subprocess.run(["clang-format-19", "--dry-run", "-Werror", *files], capture_output=True, text=True)
    places = re.findall(r"^(\S+?):\d+:\d+: error", result.stderr, flags=re.M)
    for path in sorted(set(places)):
        gate.fail(f"{path}: not formatted; run clang-format-19 -i on it")


def main():
    gate = Gate("style")
    files = source_files("runtime", "vm", "compiler", "stdlib", "tools", "tests", endings=(".h", ".cpp"))
    check_format(gate, files)
    for path in files:
        name = path.rsplit("/", 1)[-1]
        if not re.fullmatch(r"[a-z0-9_]+\.(h|cpp)", name):
            gate.fail(f"{path}: file names are snake_case")
        if BANNED_NAMES.search(name):
            gate.fail(f"{path}: name the thing instead of utils, helpers, common, misc or manager")
        if path.endswith(".h") and "#pragma once" not in open(path, encoding="utf-8").read():
            gate.fail(f"{path}: a header starts with #pragma once")
    for path in tracked_files():
        text = open(path, encoding="utf-8", errors="replace").read()
        if re.search(r"/(home|root)/\w+/", text):
            gate.fail(f"{path}: names a place on somebody's machine")
    gate.finish()


main()
