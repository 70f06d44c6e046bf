"""Runs clang-tidy on every source file that changed since it last passed (itself, a header it sees, or the rules)."""

import hashlib
import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

from gate import Gate, source_files

STAMPS = "build/tidy"


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
    return path, subprocess.run(["clang-tidy-19", "-p", "build", "--quiet", path], capture_output=True, text=True)


def main():
    gate = Gate("tidy")
    os.makedirs(STAMPS, exist_ok=True)
    cache, contents, todo = {}, {}, {}
    for path in source_files("runtime", "vm", "compiler", "stdlib", "tools", endings=(".cpp",)):
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
