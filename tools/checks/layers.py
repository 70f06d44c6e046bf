"""Checks who includes and links whom: dependencies point downwards only, what is linked is what is included, and
walled-off libraries stay behind their walls."""

import re

from gate import Gate, source_files, tracked_files

# A component may include the components listed behind it, itself, and what those may include.
ALLOWED = {
    "runtime/base": [],
    "runtime/allocator": ["runtime/base"],
    "runtime/value": ["runtime/base"],
    "runtime/column": ["runtime/value"],
    "runtime/table": ["runtime/column"],
    "runtime/spill": ["runtime/table"],
    "runtime/expr": ["runtime/value"],
    "runtime/plan": ["runtime/expr", "runtime/table"],
    "runtime/source": ["runtime/plan"],
    "runtime/registry": ["runtime/source"],
    "runtime/exec": ["runtime/registry", "runtime/spill"],
    "runtime/io": ["runtime/table"],
    "runtime/net": ["runtime/base"],
    "runtime/brokers": ["runtime/base"],
    "runtime/sql": ["runtime/table"],
    "runtime/geo": ["runtime/base"],
    "runtime/store": ["runtime/source", "runtime/io"],
    "runtime/influx": ["runtime/source", "runtime/io", "runtime/net", "runtime/spill"],
    "vm/bytecode": ["runtime/expr"],
    "vm/interp": ["vm/bytecode", "runtime/registry"],
    "vm/kernel": ["runtime/exec"],
    "vm/vector": ["vm/kernel"],
    "vm/jit": ["vm/vector"],
    "compiler/source": [],
    "compiler/diag": ["compiler/source", "runtime/base"],
    "compiler/ast": ["compiler/source", "runtime/base"],
    "compiler/follow_ups": ["compiler/ast", "compiler/diag"],
    "compiler/parse": ["compiler/follow_ups", "runtime/value"],
    "compiler/types": ["runtime/base"],
    "compiler/hir": ["compiler/source", "compiler/types"],
    "compiler/check": ["compiler/follow_ups", "compiler/hir", "runtime/registry"],
    "compiler/emit": ["compiler/hir", "vm/bytecode"],
    "compiler/opt": ["runtime/registry"],
    "compiler/influxql": ["runtime/plan"],
    "stdlib": ["runtime/exec", "runtime/io", "runtime/net", "runtime/brokers", "runtime/sql", "runtime/geo"],
    "tools/image": ["stdlib", "compiler/parse", "compiler/check", "compiler/emit"],
    "tools/engine": ["tools/image", "compiler/opt", "vm/interp", "vm/jit", "runtime/influx", "runtime/store"],
    "tools/tasks": ["tools/engine"],
    "tools/influxql": ["compiler/influxql", "runtime/io"],
    "tools/http": ["runtime/io", "runtime/net"],
    "tools/alerts": ["runtime/io", "runtime/net", "runtime/brokers"],
    "tools/server": ["tools/engine", "tools/http", "tools/influxql", "tools/tasks", "tools/alerts"],
    "tools/fluxc": ["tools/server", "tools/alerts", "runtime/allocator"],
    "tools/checks": ["stdlib", "compiler/parse"],
}

# Links to what is not included, each with its reason.
LINKED_UNSEEN = {
    ("tools/engine", "vm/jit"): "makes the kernels that vm/kernel/factory.h promises",
    ("tools/fluxc", "runtime/allocator"): "replaces operator new",
}

# Headers of heavy libraries, and the only component whose .cpp files may include them.
WALLS = {
    "antlr4": ["compiler/parse"],
    "llvm": ["vm/jit"],
    "curl": ["runtime/net"],
    "rocksdb": ["runtime/store"],
    "libpq": ["runtime/sql"],
    "mosquitto": ["runtime/brokers"],
    "yaml-cpp": ["tools/alerts"],
    "rdkafka": ["runtime/brokers"],
    "mysql.h": ["runtime/sql"],
    "sqlite3": ["runtime/sql"],
    "s2": ["runtime/geo"],
    "boost/(asio|beast)": ["tools/http"],
    "openssl": ["stdlib", "tools/server"],
}

# Headers that show a walled-off library to its component; the wall is around them, too.
DOORS = {
    "runtime/net/libcurl.h": "curl",
    "tools/http/client_watch.h": "boost/asio",
    "tools/http/connection.h": "boost/asio",
    "tools/http/connection_exchange.h": "boost/asio",
}


def component_of(path):
    parts = path.split("/")
    return parts[0] if parts[0] == "stdlib" else "/".join(parts[:2])


def closure(component, graph, seen=None):
    seen = set() if seen is None else seen
    if component not in seen:
        seen.add(component)
        for below in graph.get(component, []):
            closure(below, graph, seen)
    return seen


def links():
    """The other components that each component's targets link, as its CMakeLists.txt says."""
    texts = {path: re.sub(r"#.*", "", open(path, encoding="utf-8").read()) for path in tracked_files()
             if path.endswith("CMakeLists.txt") and component_of(path) in ALLOWED}
    homes = {target: component_of(path) for path, text in texts.items()
             for target in re.findall(r"(?:flux_component|add_library|add_executable)\((\w+)", text)}
    linked = {component: {} for component in ALLOWED}
    for path, text in texts.items():
        component = component_of(path)
        for words in re.findall(r"(?:flux_component|target_link_libraries)\(\w+([^)]*)\)", text):
            for word in re.sub(r"PRECOMPILED \w+", "", words).split():
                if homes.get(word, component) != component:
                    linked[component].setdefault(homes[word], path)
    return linked


def includes(paths):
    """The other components whose headers each component includes, with a place where it does."""
    included = {component: {} for component in ALLOWED}
    for path in paths:
        component = component_of(path)
        for name in re.findall(r'^\s*#\s*include\s*"([^"]+)"', open(path, encoding="utf-8").read(), flags=re.M):
            if component in ALLOWED and component_of(name) in ALLOWED and component_of(name) != component:
                included[component].setdefault(component_of(name), path)
    return included


def check_links(gate, paths):
    """What is linked is what is included, directly or through what is linked."""
    linked, included = links(), includes(paths)
    for component in ALLOWED:
        for below, path in linked[component].items():
            if below not in closure(component, ALLOWED):
                gate.fail(f"{path}: {component} must not link {below}")
            if below not in included[component] and (component, below) not in LINKED_UNSEEN:
                gate.fail(f"{path}: {component} links {below}, but includes nothing of it")
        reached = closure(component, linked)
        for below, path in included[component].items():
            if below not in reached:
                gate.fail(f"{path}: {component} includes headers of {below}, but does not link it")


def main():
    gate = Gate("layers")
    allowed = {component: closure(component, ALLOWED) for component in ALLOWED}
    paths = source_files("runtime", "vm", "compiler", "stdlib", "tools")
    for path in paths:
        component = component_of(path)
        if component not in allowed:
            gate.fail(f"{path}: component `{component}` is not in tools/checks/layers.py")
            continue
        for number, line in enumerate(open(path, encoding="utf-8"), start=1):
            include = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
            if include:
                check_include(gate, path, number, component, allowed[component], include.group(1))
    check_links(gate, paths)
    gate.finish()


def check_include(gate, path, number, component, allowed, included):
    top = included.split("/")[0]
    behind = DOORS.get(included, included.lower())
    for wall, owners in WALLS.items():
        is_door = re.match(wall, DOORS.get(path, "")) is not None
        is_allowed = component in owners and (path.endswith(".cpp") or is_door)
        if re.match(rf"{wall}\b", behind) and not is_allowed:
            gate.fail(f"{path}:{number}: `{included}` may only be included by .cpp files of {', '.join(owners)}")
    if top in ("runtime", "vm", "compiler", "stdlib", "tools", "tests"):
        target = component_of(included)
        if target not in allowed:
            gate.fail(f"{path}:{number}: {component} must not know {target} (`{included}`)")


main()
