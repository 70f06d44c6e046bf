"""Random scripts: tables in annotated CSV, one or two streams of steps, a scalar taken from a table, several yields."""

import random

from operations import in_order, step
from schema import Column, Stream
from values import CSV_TYPES, cell, random_time, random_value

IMPORTS = ("csv", "date", "experimental", "math", "strings")
TAGS = ("t1", "t2", "t3")


def value_type(rng):
    return rng.choices(("float", "int", "uint", "string", "bool"), (6, 4, 1, 2, 1))[0]


def csv_table(rng, stream, names, number):
    """A table of the stream that has only the columns `names`."""
    rows = rng.choice((1, 2, 3, 5, 8))
    fixed = {name: cell(rng, stream.columns[name]) for name in names if name in stream.key}
    order = sorted(rng.randrange(40) for _ in range(rows))
    lines = []
    for i in range(rows):
        cells = []
        for name in names:
            if name in fixed:
                cells.append(fixed[name])
            elif name == "_time":
                cells.append("" if stream.columns[name].is_nullable and rng.random() < 0.1
                             else f"2024-01-01T00:{order[i] * 20 // 60:02d}:{order[i] * 20 % 60:02d}Z")
            else:
                cells.append(cell(rng, stream.columns[name]))
        lines.append(f",,{number}," + ",".join(cells))
    return lines


def csv_block(stream, names):
    types = ",".join(CSV_TYPES[stream.columns[name].type] for name in names)
    groups = ",".join("true" if name in stream.key else "false" for name in names)
    return [f"#datatype,string,long,{types}", f"#group,false,false,{groups}", "#default,_result,," + "," * (len(names) - 1),
            ",result,table," + ",".join(names)]


def source(rng):
    """Tables of one or two shapes (the second lacks a tag) and the stream they make."""
    stream = Stream()
    stream.columns["_time"] = Column("time", is_nullable=rng.random() < 0.1)
    stream.columns["_value"] = Column(value_type(rng), is_nullable=rng.random() < 0.5)
    for tag in TAGS[: rng.randint(1, 3)]:
        stream.columns[tag] = Column("string", is_nullable=rng.random() < 0.2)
        if rng.random() < 0.8:
            stream.key.add(tag)
            stream.columns[tag].is_nullable = False
    for name in ("x", "y")[: rng.randint(0, 2)]:
        stream.columns[name] = Column(value_type(rng), is_nullable=rng.random() < 0.6)
    shapes = [list(stream.columns)]
    tags = [name for name in stream.columns if name in TAGS]
    if rng.random() < 0.35 and len(tags) > 1:
        lacking = rng.choice(tags)
        shapes.append([name for name in stream.columns if name != lacking])
        stream.columns[lacking].is_sparse = True
    lines, number, keys = [], 0, set()
    for names in shapes:
        block = []
        for _ in range(rng.choice((1, 2, 3, 4))):
            table = csv_table(rng, stream, names, number)
            key = tuple((name, part) for part, name in zip(table[0].split(",")[3:], names) if name in stream.key)
            if key not in keys:
                keys.add(key)
                block += table
                number += 1
        if block:
            lines += [*csv_block(stream, names), *block, ""]
    return "\n".join(lines), stream


def pipeline(rng, name, stream, steps):
    """Text of a stream made from `name` by random steps, and what it is then."""
    lines = [name]
    for _ in range(steps):
        text, stream = step(rng, stream)
        lines.append(f"    |> {text}")
    return "\n".join(lines), stream


def scalar(rng, stream):
    """A name for a value found in the first table, with its type."""
    names = [name for name in stream.names("float", "int", "string") if not stream.columns[name].is_nullable]
    if not names or rng.random() > 0.2:
        return "", {}
    name = rng.choice(names)
    return (f"found = (data |> findRecord(fn: (key) => true, idx: 0)).{name}\n", {"found": stream.columns[name].type})


def combine(rng, left, right):
    """A call that makes one stream of two, and that stream."""
    shared = [name for name, column in left.columns.items()
              if name in right.columns and right.columns[name].type == column.type]
    if rng.random() < 0.5 and shared == list(left.columns) and set(shared) == set(right.columns):
        out = left.copy()
        out.key &= right.key
        for name in out.columns:
            out.columns[name].is_sparse |= right.columns[name].is_sparse
        return f"union(tables: [one, two])\n    |> {in_order(out)}", out
    on = [name for name in shared if left.has(name) and right.has(name) and not left.columns[name].type == "float"]
    # Null joins null in some engines, zero in others.
    on = [name for name in on if not left.columns[name].is_nullable and not right.columns[name].is_nullable]
    on = [name for name in on if (name in left.key) == (name in right.key)]
    if not on or any(column.is_sparse for column in (*left.columns.values(), *right.columns.values())):
        return None
    on = sorted(rng.sample(on, rng.randint(1, len(on))))
    out = Stream()
    for side, stream in (("a", left), ("b", right)):
        other = right if side == "a" else left
        for name, column in stream.columns.items():
            fresh = name if name in on or name not in other.columns else f"{name}_{side}"
            out.columns[fresh] = Column(column.type)
            if name in stream.key:
                out.key.add(fresh)
    return "join(tables: {a: one, b: two}, on: [" + ", ".join(f'"{name}"' for name in on) + f"])\n    |> {in_order(out)}", out


# Fields of the store that `line_protocol` fills, by measurement, with their types.
FIELDS = {"m1": {"f": "float", "i": "int", "s": "string"}, "m2": {"f": "int", "b": "bool"}}


def line_protocol(seed=1):
    """Points for a store: series that lack a tag, fields that lack points, one field of two types in two measurements."""
    rng, lines = random.Random(seed), []
    for measurement, fields in FIELDS.items():
        for _ in range(12):
            tags = "".join(f",{tag}={rng.choice('ab')}{rng.choice(['', 'c'])}" for tag in TAGS if rng.random() < 0.8)
            for step in sorted(rng.sample(range(40), rng.choice((1, 4, 15)))):
                cells = [f"{name}={field_text(rng, type_)}" for name, type_ in fields.items() if rng.random() < 0.7]
                if cells:
                    lines.append(f"{measurement}{tags} {','.join(cells)} {1704067200 + step * 20}")
    return "\n".join(lines) + "\n"


def field_text(rng, type_):
    value = random_value(rng, type_)
    if type_ == "string":
        return f'"{value}"'
    return f"{value}i" if type_ == "int" else str(value).lower()


# Conditions that a source takes in part or not at all, and those that decide nothing.
STORE_CONDITIONS = ([], [], ["r._time != 2024-01-01T00:05:00Z"], ["r._time >= 2024-01-01T00:04:00Z"],
                    ['not (r.t1 == "a" and r._time < 2024-01-01T00:04:00Z)'], ['not (r.t1 == "a" or r.t2 !~ /^b/)'],
                    ["(exists r._value or exists r.t2)"], ["r._field =~ /^[b-i]$/"], ["r.t1 != r.t2"], ["r._start <= r._time"],
                    ['r.t3 < "b"'])


def store_source(rng):
    """Reads one field of the store, by predicates that a source may take or not, and the stream that comes of it."""
    measurement = rng.choice(list(FIELDS))
    name = rng.choice(list(FIELDS[measurement]))
    stream = Stream(is_bounded=True)
    for bound in ("_start", "_stop", "_time"):
        stream.columns[bound] = Column("time", is_nullable=False)
    stream.columns["_value"] = Column(FIELDS[measurement][name], is_nullable=False)
    for tag in TAGS:
        stream.columns[tag] = Column("string", is_sparse=True)
    for fixed in ("_measurement", "_field"):
        stream.columns[fixed] = Column("string", is_nullable=False)
    stream.key = set(stream.columns) - {"_time", "_value"}
    predicates = [f'r._measurement == "{measurement}"', f'r._field == "{name}"']
    for tag in TAGS:
        predicates += rng.choice(([], [], [f'r.{tag} == "a"'], [f'r.{tag} != "b"'], [f"r.{tag} =~ /c$/"], [f"exists r.{tag}"],
                                  [f'(r.{tag} == "a" or r.{tag} == "bc")'], [f"not exists r.{tag}"]))
    predicates += rng.choice(STORE_CONDITIONS)
    rng.shuffle(predicates)
    start, stop = (f"2024-01-01T00:{x // 2:02d}:{x % 2 * 30:02d}Z" for x in sorted(rng.sample(range(0, 28), 2)))
    text = f'from(bucket: "b")\n    |> range(start: {start}, stop: {stop})\n    |> filter(fn: (r) => {" and ".join(predicates)})'
    return text, stream


def script(seed, is_stored=False):
    """The script of a seed, always the same; it brings its tables along or reads the store of `line_protocol`."""
    rng = random.Random(seed)
    lines = [f'import "{name}"' for name in IMPORTS] + [""]
    if is_stored:
        text, stream = store_source(rng)
        lines += [f"data = {text}", ""]
    else:
        text, stream = source(rng)
        lines += ['data = csv.from(csv: "', text + '")', ""]
    found, scope = scalar(rng, stream)
    if found:
        lines.append(found)
    one, after = pipeline(rng, "data", stream.copy(), rng.randint(1, 5))
    if scope:
        name, type_ = next(iter(scope.items()))
        one += f"\n    |> map(fn: (r) => ({{r with scalar: {name}}}))"
        after.columns["scalar"] = Column(type_, is_nullable=False)
    shape = rng.random()
    if shape < 0.6:
        lines.append(one)
        return "\n".join(lines) + "\n"
    two, other = pipeline(rng, "data", stream.copy(), rng.randint(1, 3))
    both = combine(rng, after, other) if shape < 0.8 else None
    lines += ["one = " + one, "two = " + two]
    if both:
        more, _ = pipeline(rng, both[0], both[1], rng.randint(0, 2))
        lines.append(more)
    else:
        more, _ = pipeline(rng, "one", after, rng.randint(0, 2))
        lines += ['one |> yield(name: "a")', 'two |> yield(name: "b")', more + '\n    |> yield(name: "c")']
    return "\n".join(lines) + "\n"
