"""Checks who includes whom: dependencies point downwards only, and walled-off libraries stay behind their walls."""

import re

from gate import Gate, source_files

# A component may include the components listed behind it, itself, and what those may include.
ALLOWED = {
    "runtime/base": [],
    "runtime/allocator": ["runtime/base"],
    "runtime/value": ["runtime/base"],
    "runtime/column": ["runtime/value"],
    "runtime/table": ["runtime/column"],
    "runtime/expr": ["runtime/value"],
    "runtime/plan": ["runtime/expr", "runtime/table"],
    "runtime/source": ["runtime/plan"],
    "runtime/registry": ["runtime/source"],
    "runtime/exec": ["runtime/registry"],
    "runtime/io": ["runtime/table"],
    "runtime/net": ["runtime/base"],
    "runtime/store": ["runtime/source", "runtime/io"],
    "runtime/influx": ["runtime/source", "runtime/io", "runtime/net"],
    "vm/bytecode": ["runtime/expr"],
    "vm/interp": ["vm/bytecode", "runtime/registry"],
    "vm/kernel": ["runtime/exec"],
    "vm/vector": ["vm/kernel"],
    "vm/jit": ["vm/vector"],
    "compiler/source": ["runtime/base"],
    "compiler/diag": ["compiler/source"],
    "compiler/ast": ["compiler/source", "runtime/value"],
    "compiler/parse": ["compiler/ast", "compiler/diag"],
    "compiler/format": ["compiler/parse"],
    "compiler/types": ["compiler/source"],
    "compiler/hir": ["compiler/ast", "compiler/types"],
    "compiler/check": ["compiler/hir", "compiler/diag"],
    "compiler/emit": ["compiler/hir", "vm/bytecode"],
    "compiler/opt": ["runtime/registry"],
    "compiler/lint": ["compiler/check"],
    "stdlib": ["runtime/exec", "runtime/io", "runtime/store", "runtime/net"],
}

# Headers of heavy libraries, and the only component whose .cpp files may include them.
WALLS = {
    "antlr4": ["compiler/parse"],
    "llvm": ["vm/jit"],
    "curl": ["runtime/net"],
    "rocksdb": ["runtime/store"],
}

# Headers that show a walled-off library to its component; the wall is around them, too.
DOORS = {"runtime/net/libcurl.h": "curl"}


def component_of(path):
    parts = path.split("/")
    return parts[0] if parts[0] == "stdlib" else "/".join(parts[:2])


def closure(component, seen=None):
    seen = set() if seen is None else seen
    if component not in seen:
        seen.add(component)
        for below in ALLOWED.get(component, []):
            closure(below, seen)
    return seen


def main():
    gate = Gate("layers")
    allowed = {component: closure(component) for component in ALLOWED}
    for path in source_files("runtime", "vm", "compiler", "stdlib"):
        component = component_of(path)
        if component not in allowed:
            gate.fail(f"{path}: component `{component}` is not in tools/checks/layers.py")
            continue
        for number, line in enumerate(open(path, encoding="utf-8"), start=1):
            include = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
            if include:
                check_include(gate, path, number, component, allowed[component], include.group(1))
    gate.finish()


def check_include(gate, path, number, component, allowed, included):
    top = included.split("/")[0]
    behind = DOORS.get(included, included.lower())
    for wall, owners in WALLS.items():
        is_allowed = component in owners and (path.endswith(".cpp") or DOORS.get(path) == wall)
        if re.match(rf"{wall}\b", behind) and not is_allowed:
            gate.fail(f"{path}:{number}: `{included}` may only be included by .cpp files of {', '.join(owners)}")
    if top in ("runtime", "vm", "compiler", "stdlib", "tools", "tests"):
        target = component_of(included)
        if target not in allowed:
            gate.fail(f"{path}:{number}: {component} must not know {target} (`{included}`)")


main()
