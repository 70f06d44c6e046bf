"""Checks that every public type and function of the headers has a sentence: a comment above it or behind it.

A comment also covers what follows it without a blank line: functions of the same name, functions of one line like the
first, and those that stand behind a type it is about. What says itself needs none: constructors, destructors,
operators, overrides, accessors (`snake_case` and one line), enumerations of a single member, specialisations, and the
first type of a header, which the header's opening sentence is about.
"""

import re

from gate import Gate, source_files

FOLDERS = ("runtime", "vm", "compiler", "stdlib", "tools")

TYPE = re.compile(r"(?:template\s*<.*>\s*)?(?:class|struct|union|enum(?: class| struct)?)\s+(?:\[\[\w+\]\]\s*)?(\w+)\b[^;()=]*\{")
FUNCTION = re.compile(r"(~?[A-Za-z_]\w*|operator\s*\S{1,3}?)\s*\((?!\*)")
SCOPE = re.compile(r"(?:inline )?namespace\b|extern \"C\"")


class Declaration:
    def __init__(self, kind, name, line, is_covered):
        self.kind, self.name, self.line, self.is_covered = kind, name, line, is_covered


def needs_no_sentence(text, name, owner):
    if name in (owner, f"~{owner}") or name.startswith(("~", "operator")):
        return True
    if re.search(r"\b(override|final)\b|=\s*(default|delete);", text):
        return True
    is_accessor = re.fullmatch(r"[a-z0-9_]+", name) and "\n" not in text
    return bool(is_accessor) or text.startswith(("friend ", "static_assert", "FLUX_"))


class Reader:
    """Reads one formatted header; declarations begin a line and end it with `;`, `{` or `}`."""

    def __init__(self, text):
        self.lines = text.splitlines()
        self.found = []
        # [indent of the closing brace, name of the class or None, whether its members are public, has it a comment]
        self.scopes = []
        self.has_type = False
        self.told = set()  # functions that have a sentence: templates are declared with one, then defined

    def declarations(self):
        at, comment, group = 0, False, None
        while at < len(self.lines):
            line = self.lines[at]
            text = line.strip()
            if not text:
                comment, group, at = False, None, at + 1
            elif text.startswith("//"):
                comment, group, at = True, None, at + 1
            elif text.startswith("#"):
                while self.lines[at].endswith("\\") and at + 1 < len(self.lines):
                    at += 1
                comment, group, at = False, None, at + 1
            else:
                at, group = self.declaration(at, comment, group)
                comment = False
        return self.found

    def declaration(self, at, comment, group):
        """Reads what begins in line `at`; gives the line behind it and what its comment covers."""
        line = self.lines[at]
        indent = len(line) - len(line.lstrip())
        if re.fullmatch(r"(public|protected|private):", line.strip()):
            self.scopes[-1][2] = line.strip() == "public:"
            return at + 1, None
        if line.strip().startswith("}"):
            closed = None
            while self.scopes and self.scopes[-1][0] >= indent:
                closed = self.scopes.pop()
            is_covered = closed is not None and closed[3]
            return at + 1, (None, True) if is_covered else None
        first, parts = at, []
        while True:
            parts.append(re.sub(r"\s*//.*", "", self.lines[at]).strip())
            if parts[-1].endswith((";", "{", "}")) or at + 1 == len(self.lines):
                break
            at += 1
        has_comment = comment or "//" in self.lines[first] or "//" in self.lines[at]
        text = " ".join(parts)
        opens = text.endswith("{")
        if SCOPE.match(text):
            self.scopes.append([indent, None, True, False])
            return at + 1, None
        is_public = all(scope[2] for scope in self.scopes)
        kind = TYPE.match(text)
        if kind:
            end = self.type(kind.group(1), text, first, at, is_public, has_comment)
            return end, (None, True) if has_comment and "enum" in text.split("{")[0].split() else None
        end = self.skip(at, indent) if opens else at
        plain = re.sub(r"template\s*<[^()]*?>\s(?=\w)", "", re.sub(r"\[\[\w+\]\]\s*", "", text))
        plain = re.sub(r"^(?:(?:requires|noexcept|decltype|alignas)\s*\([^()]*\)\s*)+", "", plain)
        name = FUNCTION.search(plain)
        is_function = name and "=" not in plain[:name.start()] and not plain.startswith(("using ", "typedef ", "return "))
        if not is_function or not is_public:
            return end + 1, group if not has_comment else (None, True)
        owner = self.scopes[-1][1] if self.scopes else None
        if needs_no_sentence(text if first == at else text + "\n", name.group(1), owner):
            return end + 1, group if not has_comment else (name.group(1), first == end)
        is_single = first == end
        follows = group is not None and (group[0] in (None, name.group(1)) or (group[1] and is_single))
        is_definition = text.startswith("template") and opens and name.group(1) in self.told
        if has_comment or follows:
            self.told.add(name.group(1))
        self.add("function", name.group(1), first, has_comment or follows or is_definition)
        if not has_comment and follows:
            return end + 1, group
        return end + 1, (name.group(1), is_single) if has_comment else None

    def type(self, name, text, first, at, is_public, has_comment):
        """Notes a type whose head ends in line `at`; gives the line behind the head, or behind an enumeration."""
        indent = len(self.lines[first]) - len(self.lines[first].lstrip())
        is_enum = re.match(r"enum\b", text)
        end = self.skip(at, indent) if is_enum and text.endswith("{") else at
        is_of_member = is_enum and re.search(r"\}\s*\w+", self.lines[end])
        is_covered = has_comment or not self.has_type or is_of_member or text.startswith("template <>")
        if is_public:
            self.add("type", name, first, is_covered)
        self.has_type = True
        if not is_enum and text.endswith("{"):
            self.scopes.append([indent, name, not re.match(r"(template.*> )?class\b", text), has_comment])
        return end + 1

    def skip(self, at, indent):
        """The line that closes the brace opened in line `at`."""
        for end in range(at + 1, len(self.lines)):
            line = self.lines[end]
            if line.strip().startswith("}") and len(line) - len(line.lstrip()) == indent:
                return end
        return at

    def add(self, kind, name, line, is_covered):
        self.found.append(Declaration(kind, name, line + 1, is_covered))


def main():
    gate = Gate("comments")
    for path in source_files(*FOLDERS, endings=(".h",)):
        for found in Reader(open(path, encoding="utf-8").read()).declarations():
            if not found.is_covered:
                gate.fail(f"{path}:{found.line}: {found.kind} `{found.name}` has no sentence; say what its name does not: "
                          "contract, units, ownership, failure")
    gate.finish()


main()
