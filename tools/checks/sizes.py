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


CLASS_HEAD = re.compile(r"(template\b.*>\s*)?(struct|class|union)\b[^()=]*\{")
OTHER_HEAD = re.compile(r"(inline )?(namespace|enum|extern)\b|.*=\s*\{")


def is_left_out(text, in_macro):
    return in_macro or not text or text.startswith(("#", "//")) or text in ("public:", "protected:", "private:")


def functions(lines):
    """Gives (name, first line, length) of each function body, in classes or not, as clang-format indents them."""
    classes, body, head, in_macro = [], None, [], False
    for number, line in enumerate(lines, start=1):
        text = re.sub(r"(^|\s+)//.*", "", line).strip()
        indent = len(line) - len(line.lstrip())
        if body:
            name, start, outer = body
            if text.startswith("}") and indent == outer:
                yield "::".join([*(name for name, _ in classes), name]), start, number - start + 1
                body = None
            continue
        left_out = is_left_out(text, in_macro)
        in_macro = line.endswith("\\") and (in_macro or text.startswith("#"))
        if left_out:
            continue
        head = head or [number, indent, ""]
        head[2] += " " + text
        if not text.endswith((";", "{", "}")):
            continue
        start, indent, declaration = head[0], head[1], head[2].strip()
        head = []
        if classes and declaration.startswith("}") and indent == classes[-1][1]:
            classes.pop()
        elif CLASS_HEAD.fullmatch(declaration):
            classes.append((re.search(r"(?:struct|class|union)\s+(\w*)", declaration).group(1), indent))
        elif declaration.endswith("{") and "(" in declaration and not OTHER_HEAD.fullmatch(declaration):
            name = re.search(r"(operator\W+|[A-Za-z_~][\w:~]*)\s*\(", declaration)
            body = (name.group(1) if name else declaration, start, indent)


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
