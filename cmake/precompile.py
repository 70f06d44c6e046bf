#!/usr/bin/env python3
"""Runs the compiler and, when that made precompiled headers, leaves a checksum of what went in beside them.

The headers' own bytes hold times and places. ccache takes the checksum for them (CCACHE_PCH_EXTSUM), so that equal sources
give equal keys in every worktree. Usage: precompile.py COMPILER ARGUMENT..., started in the build folder.
"""

import hashlib
import os
import pathlib
import subprocess
import sys


def checksum(command, listing):
    """Of the command and the files in the compiler's `listing`, wherever the build folder is."""
    here, source = os.getcwd(), os.path.dirname(os.getcwd())
    digest = hashlib.sha256()
    for argument in command:
        digest.update(argument.replace(here, ".").replace(source, "..").encode() + b"\0")
    text = pathlib.Path(listing).read_text(encoding="utf-8").replace("\\\n", " ")
    for path in text.split(":", 1)[1].split():
        digest.update(hashlib.sha256(pathlib.Path(path).read_bytes()).digest())
    return digest.hexdigest()


def main():
    command = sys.argv[1:]
    result = subprocess.run(command).returncode
    made = command[command.index("-o") + 1]
    if result == 0 and made.endswith(".pch"):
        version = subprocess.run([command[0], "--version"], check=True, capture_output=True, text=True).stdout
        pathlib.Path(made + ".sum").write_text(checksum([version, *command], command[command.index("-MF") + 1]))
    sys.exit(result)


main()
