"""Random row functions: expressions of a wanted type over the columns of a stream.

`and`, `or` and `not` get operands that are never null where the result is more than the verdict of a filter, since the
three-valued logic of the specification is not what every engine does.
"""

from values import literal

COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")


class Expressions:
    """Writes expressions that read the columns of `stream` through `row`, and the names of `scope`: {name: type}."""

    def __init__(self, rng, stream, row="r", scope=None):
        self.rng, self.stream, self.row, self.scope = rng, stream, row, scope or {}

    def leaf(self, type_, is_solid):
        """A literal, a name or a column; `is_solid`: never null."""
        found = [f"{self.row}.{name}" for name in self.stream.names(type_)
                 if not (is_solid and self.stream.columns[name].is_nullable)]
        found += [name for name, kind in self.scope.items() if kind == type_]
        if found and self.rng.random() < 0.75:
            return self.rng.choice(found)
        return literal(self.rng, type_)

    def make(self, type_, depth=2, is_solid=False):
        """An expression of a type."""
        if depth == 0 or self.rng.random() < 0.3:
            return self.leaf(type_, is_solid)
        return getattr(self, type_)(depth - 1, is_solid)

    def conditional(self, type_, depth, is_solid):
        return (f"(if {self.bool(depth, False)} then {self.make(type_, depth, is_solid)} "
                f"else {self.make(type_, depth, is_solid)})")

    def pick(self, *makers):
        return self.rng.choice(makers)()

    def binary(self, type_, operators, depth, is_solid):
        return (f"({self.make(type_, depth, is_solid)} {self.rng.choice(operators)} "
                f"{self.make(type_, depth, is_solid)})")

    def float(self, depth, is_solid):
        return self.pick(
            lambda: self.binary("float", ("+", "-", "*", "/"), depth, is_solid),
            lambda: self.binary("float", ("+", "-", "*"), depth, is_solid),
            lambda: self.conditional("float", depth, is_solid),
            lambda: f"float(v: {self.make(self.rng.choice(('int', 'uint', 'bool')), depth, is_solid)})",
            lambda: f"math.{self.rng.choice(('abs', 'floor', 'ceil', 'round', 'trunc'))}(x: {self.make('float', depth, is_solid)})",
            lambda: f"math.{self.rng.choice(('mMax', 'mMin'))}(x: {self.make('float', depth, is_solid)}, y: {self.make('float', depth, is_solid)})",
        )

    def int(self, depth, is_solid):
        return self.pick(
            lambda: self.binary("int", ("+", "-", "*"), depth, is_solid),
            lambda: f"({self.make('int', depth, is_solid)} {self.rng.choice(('/', '%'))} {self.rng.choice((2, 3, -7))})",
            lambda: self.conditional("int", depth, is_solid),
            lambda: f"int(v: {self.make(self.rng.choice(('uint', 'bool', 'time')), depth, is_solid)})",
            lambda: f"strings.strlen(v: {self.make('string', depth, True)})",
            lambda: f"strings.countStr(v: {self.make('string', depth, True)}, substr: \"a\")",
            lambda: f"date.{self.rng.choice(('minute', 'second', 'hour', 'weekDay', 'yearDay'))}(t: {self.make('time', depth, True)})",
        )

    def uint(self, depth, is_solid):
        return self.pick(
            lambda: self.binary("uint", ("+", "*"), depth, is_solid),
            lambda: self.conditional("uint", depth, is_solid),
            lambda: f"uint(v: {self.make(self.rng.choice(('int', 'bool')), depth, is_solid)})",
        )

    def string(self, depth, is_solid):
        return self.pick(
            lambda: self.binary("string", ("+",), depth, is_solid),
            lambda: self.conditional("string", depth, is_solid),
            lambda: f"strings.{self.rng.choice(('toUpper', 'toLower', 'trimSpace', 'title'))}(v: {self.make('string', depth, True)})",
            lambda: f"strings.replaceAll(v: {self.make('string', depth, True)}, t: \"a\", u: {self.make('string', depth, True)})",
            lambda: f"string(v: {self.make(self.rng.choice(('int', 'uint', 'bool', 'time', 'float')), depth, is_solid)})",
            lambda: f"\"<${{{self.make(self.rng.choice(('int', 'string', 'bool')), depth, True)}}}>\"",
        )

    def time(self, depth, is_solid):
        return self.pick(
            lambda: f"date.truncate(t: {self.make('time', depth, True)}, unit: {self.rng.choice(('1m', '7s', '1h'))})",
            lambda: f"date.add(d: {self.rng.choice(('30s', '-1m', '1mo'))}, to: {self.make('time', depth, True)})",
            lambda: self.conditional("time", depth, is_solid),
            lambda: f"time(v: {self.make('int', 0, is_solid)})",
        )

    def comparison(self, depth, is_solid):
        type_ = self.rng.choice(("float", "int", "string", "time", "uint"))
        other = type_
        if type_ in ("float", "int") and self.rng.random() < 0.15:
            other = "int" if type_ == "float" else "float"
        left, right = self.make(type_, depth, is_solid), self.make(other, depth, is_solid)
        return f"{left} {self.rng.choice(COMPARISONS)} {right}"

    def bool(self, depth, is_solid):
        """A predicate whose value may be read by others."""
        return self.pick(
            lambda: f"({self.comparison(depth, is_solid)})",
            lambda: f"({self.comparison(depth, is_solid)})",
            lambda: f"({self.make('bool', depth, True)} {self.rng.choice(('and', 'or'))} {self.make('bool', depth, True)})",
            lambda: f"(not {self.make('bool', depth, True)})",
            lambda: f"(exists {self.row}.{self.rng.choice(list(self.stream.columns))})",
            lambda: f"({self.make('string', depth, is_solid)} {self.rng.choice(('=~', '!~'))} /{self.rng.choice(('a', '^b$', '[0-9]', 'x.*'))}/)",
            lambda: f"contains(value: {self.make('string', depth, True)}, set: [\"a\", \"b\", \"x y\"])",
        )

    def predicate(self, depth=2):
        """The body of a filter: conjunctions and disjunctions of comparisons, nulls and all."""
        if depth > 0 and self.rng.random() < 0.5:
            return f"({self.predicate(depth - 1)} {self.rng.choice(('and', 'and', 'or'))} {self.predicate(depth - 1)})"
        if self.rng.random() < 0.25:
            return self.bool(1, False)
        return self.comparison(1, False)
