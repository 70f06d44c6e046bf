"""Checks file and function sizes: a file past its limit needs a reason in the allow list below."""

import re

from gate import Gate, source_files

FILE_LIMITS = {".cpp": 800, ".h": 300}
FUNCTION_LIMIT = 100

# Files that may be longer, and functions (file:name) that may be longer, each with its reason.
ALLOWED_FILES = {}
ALLOWED_FUNCTIONS = {
    "compiler/ast/dump.cpp:Dumper::Expression": "one case per kind of expression",
    "vm/interp/dispatch.cpp:Machine::Dispatch": "the interpreter loop: a case per opcode, all sharing registers and counter",
}


def functions(lines):
    """Gives (name, first line, length) of each function body that opens at column 0 and closes with a `}` there."""
    start, name = None, ""
    for number, line in enumerate(lines, start=1):
        if start is None and re.match(r"^[A-Za-z].*\{\s*$", line) and "namespace" not in line:
            if re.match(r"^(struct|class|enum|union|extern)\b", line):
                continue
            start = number
            found = re.search(r"([A-Za-z_~][\w:~]*)\s*\(", line)
            name = found.group(1) if found else line.strip()
        elif start is not None and line.startswith("}"):
            yield name, start, number - start + 1
            start = None


def main():
    gate = Gate("sizes")
    for path in source_files("runtime", "vm", "compiler", "stdlib", "tools", "tests", endings=(".h", ".cpp")):
        lines = open(path, encoding="utf-8").read().splitlines()
        limit = FILE_LIMITS[path[path.rindex("."):]]
        if len(lines) > limit and path not in ALLOWED_FILES:
            gate.fail(f"{path}: {len(lines)} lines, more than {limit}; split it by concept or allow it with a reason")
        for name, start, length in functions(lines):
            if length > FUNCTION_LIMIT and f"{path}:{name}" not in ALLOWED_FUNCTIONS:
                gate.fail(f"{path}:{start}: `{name}` has {length} lines, more than {FUNCTION_LIMIT}")
    gate.finish()


main()
