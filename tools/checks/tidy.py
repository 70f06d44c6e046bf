"""Runs clang-tidy on source files that changed since they last passed (themselves, a header they see, or the rules).

Without arguments only on those that differ from the main branch; with --all on all, as CI does. Precompiled headers are left
out, so a source that does not include what it uses fails here.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from gate import Gate, source_files

STAMPS = "build/tidy"
# What CMake adds to a command for precompiled headers; see cmake/precompiled.cmake.
PRECOMPILED = re.compile(r" -Winvalid-pch -Xclang -include-pch -Xclang \S+")


def git(*arguments):
    """The lines that git prints; none when it fails."""
    return subprocess.run(["git", *arguments], capture_output=True, text=True).stdout.splitlines()


def changed_files():
    """Files that differ from where this branch left the main branch, and new ones; nothing when there is no main branch."""
    for main_branch in ("origin/main", "main"):
        base = git("merge-base", "HEAD", main_branch)
        if base:
            return {*git("diff", "--name-only", base[0]), *git("ls-files", "--others", "--exclude-standard")}
    return None


def write_commands():
    with open("build/compile_commands.json", encoding="utf-8") as file:
        commands = json.load(file)
    for entry in commands:
        entry["command"] = PRECOMPILED.sub("", entry["command"])
    with open(f"{STAMPS}/compile_commands.json", "w", encoding="utf-8") as file:
        json.dump(commands, file)


def seen_files(path, cache):
    """The project's files that `path` includes, directly or not, itself among them."""
    if path not in cache:
        cache[path] = {path}
        found = re.findall(r'#\s*include\s*"([^"]+)"', open(path, encoding="utf-8").read())
        for included in found:
            if os.path.exists(included):
                cache[path] |= seen_files(included, cache)
    return cache[path]


def fingerprint(path, cache, contents):
    digest = hashlib.sha256()
    for seen in sorted(seen_files(path, cache)) + [".clang-tidy"]:
        if seen not in contents:
            contents[seen] = open(seen, "rb").read()
        digest.update(contents[seen])
    return digest.hexdigest()


def run(path):
    return path, subprocess.run(["clang-tidy-19", "-p", STAMPS, "--quiet", path], capture_output=True, text=True)


def main():
    gate = Gate("tidy")
    os.makedirs(STAMPS, exist_ok=True)
    write_commands()
    changed = None if "--all" in sys.argv[1:] else changed_files()
    cache, contents, todo = {}, {}, {}
    for path in source_files("runtime", "vm", "compiler", "stdlib", "tools", endings=(".cpp",)):
        if changed is not None and path not in changed:
            continue
        stamp = f"{STAMPS}/{path.replace('/', '.')}"
        mark = fingerprint(path, cache, contents)
        if not os.path.exists(stamp) or open(stamp).read() != mark:
            todo[path] = (stamp, mark)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for path, result in pool.map(run, todo):
            findings = re.findall(r"^.*(?:warning|error):.*$", result.stdout, flags=re.M)
            for finding in findings:
                gate.fail(finding.replace(os.getcwd() + "/", ""))
            if result.returncode == 0 and not findings:
                stamp, mark = todo[path]
                open(stamp, "w").write(mark)
            elif not findings:
                gate.fail(f"{path}: {result.stderr.strip()[-300:]}")
    gate.finish()


main()
