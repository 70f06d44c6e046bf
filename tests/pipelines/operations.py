"""Random steps of pipelines. Each takes the generator's random numbers and the stream that arrives, and gives the text of
the call with the stream that leaves, or nothing when the step does not fit."""

import re

from expressions import Expressions
from schema import NUMBERS, Column
from values import literal, random_time, time_text

VALUE = "_value"
EVERY = ("30s", "1m", "90s", "4m", "5m", "1h")


def quoted(names):
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def some(rng, names, least=1):
    names = list(names)
    return rng.sample(names, rng.randint(min(least, len(names)), len(names)))


def range_(rng, stream):
    if not stream.has("_time", "time"):
        return None
    start, stop = (time_text(x * 30) for x in sorted(rng.sample(range(0, 28), 2)))
    if rng.random() < 0.4:
        start, stop = time_text(0), time_text(900)
    for name in ("_start", "_stop"):
        stream.columns[name] = Column("time", is_nullable=False)
        stream.key.add(name)
    stream.columns["_time"].is_nullable = False
    stream.is_bounded, stream.is_moved = True, False
    return f"range(start: {start}, stop: {stop})", stream


def filter_(rng, stream):
    body = Expressions(rng, stream).predicate()
    keep = ', onEmpty: "keep"' if rng.random() < 0.1 else ""
    return f"filter(fn: (r) => {body}{keep})", stream


def map_(rng, stream):
    make = Expressions(rng, stream)
    is_with = rng.random() < 0.7
    fields = {}
    for _ in range(rng.randint(1, 3)):
        type_ = rng.choice(("float", "int", "string", "bool", "uint", "time"))
        name = rng.choice([VALUE, "m1", "m2", *stream.names(in_key=False)] if is_with else [VALUE, "m1", "m2", "_time"])
        if name == "_time":
            type_ = "time"
        if name in ("_start", "_stop"):
            continue
        fields[name] = (type_, make.make(type_))
    if not is_with:
        for name in stream.key:
            if name in stream.columns and not stream.columns[name].is_sparse and name not in fields:
                fields[name] = (stream.columns[name].type, f"r.{name}")
        if any(stream.columns[name].is_sparse for name in stream.key):
            return None
    text = ", ".join(f"{name}: {code}" for name, (_, code) in fields.items())
    if not is_with and not re.search(r"\br\.", text) or not fields:
        # A function that reads no column is not called for each row by every engine.
        return None
    if not is_with:
        stream.keep(stream.key)
    for name, (type_, _) in fields.items():
        stream.columns[name] = Column(type_)
    stream.is_moved |= "_time" in fields
    return f"map(fn: (r) => ({{{'r with ' if is_with else ''}{text}}}))", stream


def keep(rng, stream):
    names = some(rng, stream.columns)
    if rng.random() < 0.7 and VALUE in stream.columns and VALUE not in names:
        names.append(VALUE)
    stream.keep(names)
    return f"keep(columns: {quoted(names)})", stream


def drop(rng, stream):
    names = [name for name in some(rng, stream.columns) if rng.random() < 0.5 and name != VALUE]
    if not names:
        return None
    for name in names:
        stream.drop(name)
    return f"drop(columns: {quoted(names)})", stream


def keep_fn(rng, stream):
    letter = rng.choice("t_v")
    stream.keep([name for name in stream.columns if letter in name])
    return (f"keep(fn: (column) => column =~ /{letter}/)", stream) if stream.columns else None


def rename(rng, stream):
    names = [name for name in stream.columns if name not in ("_time", VALUE)]
    if not names or "fresh" in stream.columns:
        return None
    old = rng.choice(names)
    stream.columns = {("fresh" if name == old else name): column for name, column in stream.columns.items()}
    if old in stream.key:
        stream.key = stream.key - {old} | {"fresh"}
    return f'rename(columns: {{{old}: "fresh"}})', stream


def duplicate(rng, stream):
    names = stream.names()
    if not names:
        return None
    old, new = rng.choice(names), rng.choice(["copy", *stream.names(in_key=False)])
    if new == old or new in ("_time",):
        return None
    column = stream.columns[old]
    stream.columns[new] = Column(column.type, column.is_nullable)
    return f'duplicate(column: "{old}", as: "{new}")', stream


def set_(rng, stream):
    names = stream.names("string", dense=False)
    name = rng.choice(["label", *names])
    stream.columns[name] = Column("string", is_nullable=False)
    return f'set(key: "{name}", value: "{rng.choice("ab")}")', stream


def group(rng, stream):
    names = [name for name in stream.columns if stream.columns[name].type != "float"]
    mode = rng.random()
    if mode < 0.25:
        stream.key, text = set(), "group()"
    elif mode < 0.8:
        chosen = some(rng, names)[:3]
        stream.key, text = set(chosen), f"group(columns: {quoted(chosen)})"
    else:
        others = [name for name in stream.columns if stream.columns[name].type == "float" or rng.random() < 0.6]
        if not others:
            return None
        stream.key, text = set(stream.columns) - set(others), f'group(columns: {quoted(others)}, mode: "except")'
    stream.is_bounded = stream.is_bounded and {"_start", "_stop"} <= stream.key
    return text, stream


def sort(rng, stream):
    names = some(rng, stream.names(in_key=False))[:2]
    if not names:
        return None
    return f"sort(columns: {quoted(names)}, desc: {rng.choice(('true', 'false'))})", stream


def limit(rng, stream):
    return rng.choice((f"limit(n: {rng.randint(1, 5)})", f"limit(n: {rng.randint(1, 4)}, offset: {rng.randint(0, 2)})",
                       f"tail(n: {rng.randint(1, 4)})")), stream


def selector(rng, stream):
    column = rng.choice(stream.names(in_key=False) or [None])
    if column is None:
        return None
    type_ = stream.columns[column].type
    names = ["first", "last"] + (["min", "max"] if type_ in (*NUMBERS, "time", "string") else [])
    name = rng.choice(names)
    if name in ("min", "max") and type_ == "string":
        return None
    return f'{narrowed(stream, column)}{name}(column: "{column}")', stream


def narrowed(stream, *columns):
    """Keeps what is never null beside the columns looked at, before a step that selects rows; gives the step for it."""
    names = [name for name, column in stream.columns.items() if not column.is_nullable or name in (*stream.key, *columns)]
    if names == list(stream.columns):
        return ""
    stream.keep(names)
    return f"keep(columns: {quoted(names)})\n    |> "


def aggregated(stream, column, type_):
    stream.keep(stream.key | {column})
    stream.columns[column] = Column(type_)


def aggregate(rng, stream):
    column = rng.choice(stream.names(*NUMBERS, in_key=False) or [None])
    if column is None:
        return None
    name = rng.choice(("sum", "mean", "count", "stddev", "spread", "median", "skew", "quantile"))
    type_ = stream.columns[column].type
    more = ""
    if name in ("median", "quantile"):
        if type_ != "float":
            return None
        more = f', method: "{rng.choice(("exact_mean", "exact_selector"))}"'
        if name == "quantile":
            more += f", q: {rng.choice((0.0, 0.25, 0.5, 0.9, 1.0))}"
        if "selector" in more:
            # Which of several rows of one value is selected is not settled.
            keys = [name for name in stream.columns if name in (*stream.key, column)]
            stream.keep(keys)
            return f'keep(columns: {quoted(keys)})\n    |> {name}(column: "{column}"{more})', stream
    result = {"sum": type_, "spread": type_, "count": "int"}.get(name, "float")
    aggregated(stream, column, result)
    return f'{name}(column: "{column}"{more})', stream


def count(rng, stream):
    column = rng.choice(stream.names(in_key=False) or [None])
    if column is None:
        return None
    aggregated(stream, column, "int")
    return f'count(column: "{column}")', stream


def distinct(rng, stream):
    names = stream.names()
    if not names:
        return None
    column = rng.choice(names)
    if rng.random() < 0.5:
        return f'unique(column: "{column}")', stream
    type_ = stream.columns[column].type
    stream.keep(stream.key - {VALUE})
    stream.columns[VALUE] = Column(type_)
    return f'distinct(column: "{column}")', stream


def top(rng, stream):
    names = stream.names(*NUMBERS, in_key=False)
    if not names:
        return None
    column = rng.choice(names)
    return f'{narrowed(stream, column)}{rng.choice(("top", "bottom"))}(n: {rng.randint(1, 4)}, columns: ["{column}"])', stream


def inside_bounds(stream):
    """The step that drops rows outside their table's bounds, before windows, where there may be any."""
    if not stream.is_moved:
        return ""
    stream.is_moved = False
    return "filter(fn: (r) => r._time >= r._start and r._time < r._stop)\n    |> "


def window(rng, stream):
    if not (stream.is_bounded and {"_start", "_stop"} <= stream.key and stream.has("_time", "time")):
        return None
    text = f"{inside_bounds(stream)}window(every: {rng.choice(EVERY)}"
    if rng.random() < 0.2:
        text += f", period: {rng.choice(EVERY)}"
    if rng.random() < 0.2:
        text += f", offset: {rng.choice(('10s', '-15s'))}"
    if rng.random() < 0.2:
        text += ", createEmpty: true"
    # A window that `period` makes longer or shorter than `every` may lie partly outside the bounds.
    stream.is_moved = True
    return text + ")", stream


# What is done to windows beside aggregates of a value, as a function of the script, and the type that it gives.
def window_functions(stream):
    type_ = stream.columns[VALUE].type
    is_dense = not stream.columns[VALUE].is_nullable
    call = "(column, tables=<-) => tables |> "
    functions = {}
    if type_ in ("int", "string"):
        functions["mode"] = type_
    if type_ in NUMBERS and not stream.columns["_time"].is_nullable:
        functions["integral"] = "float"
        functions[call + 'integral(unit: 10s, column: column, interpolate: "linear")'] = "float"
    if type_ in ("int", "float") and is_dense:
        zero = "0.0" if type_ == "float" else "0"
        functions[call + "reduce(fn: (r, accumulator) => ({_value: accumulator._value + r._value}), "
                         f"identity: {{_value: {zero}}})"] = type_
        functions[call + "reduce(fn: (r, accumulator) => ({n: accumulator.n + 1, _value: if r._value > accumulator._value "
                         f"then r._value else accumulator._value}}), identity: {{n: 0, _value: {zero}}})"] = type_
    return functions


def aggregate_window(rng, stream):
    is_fit = stream.is_bounded and {"_start", "_stop"} <= stream.key and stream.has("_time", "time")
    if not is_fit or VALUE in stream.key or not stream.has(VALUE):
        return None
    type_ = stream.columns[VALUE].type
    names = ["count", "first", "last"]
    if type_ in NUMBERS:
        names += ["sum", "mean", "min", "max", "mean", "spread", "stddev"]
    if type_ == "float":
        names += ["median", "(column, tables=<-) => tables |> quantile(q: 0.5, column: column, method: \"exact_selector\")"]
    functions = window_functions(stream)
    name = rng.choice(names + list(functions))
    text = narrowed(stream, VALUE) if name in ("first", "last", "min", "max") or "quantile" in name else ""
    text = inside_bounds(stream) + text
    text += f"aggregateWindow(every: {rng.choice(EVERY)}, fn: {name}"
    if rng.random() < 0.6:
        text += f", createEmpty: {rng.choice(('true', 'false'))}"
    if rng.random() < 0.15:
        text += ', timeSrc: "_start"'
    if rng.random() < 0.15:
        text += f", offset: {rng.choice(('10s', '-15s'))}"
    if rng.random() < 0.1:
        text += f", period: {rng.choice(EVERY)}"
    if name not in ("first", "last", "min", "max") and "quantile" not in name:
        stream.keep(stream.key | {VALUE})
        result = {"count": "int", "sum": type_, "spread": type_, **functions}.get(name, "float")
        stream.columns[VALUE] = Column(result)
        if "n: 0" in name:
            stream.columns["n"] = Column("int")
    stream.columns[VALUE].is_nullable = True
    stream.columns["_time"] = Column("time")
    stream.is_moved = True
    return text + ")", stream


def running(rng, stream):
    names = stream.names(*NUMBERS, in_key=False)
    if not names:
        return None
    column = rng.choice(names)
    is_timed = stream.has("_time", "time") and not stream.columns["_time"].is_nullable and "_time" not in stream.key
    choice = rng.choice(("cumulativeSum", "difference", "derivative", "increase", "movingAverage"))
    if choice == "derivative":
        if not is_timed or column == "_time":
            return None
        stream.columns[column] = Column("float")
        return f'derivative(unit: {rng.choice(("1s", "1m"))}, nonNegative: {rng.choice(("true", "false"))}, columns: ["{column}"])', stream
    if choice == "movingAverage":
        if column != VALUE:
            return None
        stream.columns[VALUE] = Column("float")
        return f"movingAverage(n: {rng.randint(1, 4)})", stream
    if choice in ("difference", "increase") and stream.columns[column].type == "uint":
        stream.columns[column] = Column("int" if choice == "difference" else "uint")
        return (f'{choice}(columns: ["{column}"])', stream) if choice == "difference" else None
    more = f", nonNegative: {rng.choice(('true', 'false'))}" if choice == "difference" else ""
    return f'{choice}(columns: ["{column}"]{more})', stream


def elapsed(rng, stream):
    if not stream.has("_time", "time") or "_time" in stream.key or stream.columns["_time"].is_nullable:
        return None
    stream.columns["elapsed"] = Column("int")
    return f"elapsed(unit: {rng.choice(('1s', '1ms'))})", stream


def fill(rng, stream):
    names = stream.names(in_key=False)
    if not names:
        return None
    column = rng.choice(names)
    if rng.random() < 0.5:
        return f'fill(column: "{column}", usePrevious: true)', stream
    stream.columns[column].is_nullable = False
    stream.is_moved |= column == "_time"
    return f'fill(column: "{column}", value: {literal(rng, stream.columns[column].type)})', stream


def pivot(rng, stream):
    tags = [name for name in stream.names("string") if name != VALUE]
    if not tags or not stream.has(VALUE) or not stream.has("_time", "time") or VALUE in stream.key:
        return None
    column = rng.choice(tags)
    stream.keep(stream.key - {column} | {"_time"})
    return f'pivot(rowKey: ["_time"], columnKey: ["{column}"], valueColumn: "{VALUE}")', stream


def reduce_(rng, stream):
    column = rng.choice(stream.names("float", "int", in_key=False) or [None])
    if column is None or stream.columns[column].is_nullable:
        return None
    type_ = stream.columns[column].type
    zero = "0.0" if type_ == "float" else "0"
    stream.keep(stream.key)
    stream.columns.update(n=Column("int"), total=Column(type_))
    return (f"reduce(fn: (r, accumulator) => ({{n: accumulator.n + 1, total: accumulator.total + r.{column}}}), "
            f"identity: {{n: 0, total: {zero}}})"), stream


def states(rng, stream):
    make = Expressions(rng, stream)
    if rng.random() < 0.5 or not stream.has("_time", "time") or stream.columns["_time"].is_nullable:
        stream.columns["stateCount"] = Column("int")
        return f"stateCount(fn: (r) => {make.comparison(1, True)})", stream
    stream.columns["stateDuration"] = Column("int")
    return f"stateDuration(fn: (r) => {make.comparison(1, True)})", stream


def shift(rng, stream):
    times = stream.names("time")
    if not times:
        return None
    stream.is_moved = True
    return f"timeShift(duration: {rng.choice(('45s', '-1m'))}, columns: {quoted(times)})", stream


def convert(rng, stream):
    if not stream.has(VALUE, "int", "uint", "bool") or VALUE in stream.key:
        return None
    name, type_ = rng.choice((("toFloat", "float"), ("toString", "string"), ("toInt", "int")))
    stream.columns[VALUE].type = type_
    return f"{name}()", stream


def labels(rng, stream):
    choice = rng.choice(("columns", "keys"))
    stream.keep(stream.key - {VALUE})
    stream.columns[VALUE] = Column("string")
    return f"{choice}()", stream


def extend_group(rng, stream):
    names = [name for name in stream.names() if stream.columns[name].type != "float"]
    if not names:
        return None
    chosen = some(rng, names)[:2]
    stream.key |= set(chosen)
    return f'experimental.group(mode: "extend", columns: {quoted(chosen)})', stream


def histogram(rng, stream):
    if not stream.has(VALUE, "float") or VALUE in stream.key or "le" in stream.columns:
        return None
    aggregated(stream, VALUE, "float")
    stream.columns["le"] = Column("float")
    return "histogram(bins: [-1.0, 0.0, 1.0, 5.0])", stream


def mode(rng, stream):
    names = stream.names("int", "string", "bool", in_key=False)
    if not names:
        return None
    column = rng.choice(names)
    type_ = stream.columns[column].type
    aggregated(stream, column, type_)
    return f'mode(column: "{column}")', stream


WEIGHTS = {
    range_: 6, filter_: 12, map_: 10, keep: 3, drop: 3, keep_fn: 1, rename: 2, duplicate: 2, set_: 2, group: 7, sort: 3,
    limit: 3, selector: 5, aggregate: 5, count: 1, distinct: 2, top: 2, window: 4, aggregate_window: 8, running: 4,
    elapsed: 1, fill: 3, pivot: 2, reduce_: 2, states: 1, shift: 2, convert: 1, labels: 1, extend_group: 1, histogram: 1,
    mode: 1,
}


# Steps that bring rows of several tables into one, or name columns, in an order that not every engine settles.
MERGING = (group, extend_group, keep, drop, keep_fn, rename, set_, map_, duplicate, labels, pivot, fill, convert)


def in_order(stream):
    """A step that settles the order of rows."""
    return f"sort(columns: {quoted(stream.columns)})"


def step(rng, stream):
    """One step that fits: its text and the stream behind it."""
    while True:
        maker = rng.choices(list(WEIGHTS), WEIGHTS.values())[0]
        made = maker(rng, stream.copy())
        if not made or not made[1].columns:
            continue
        text, after = made
        may_merge = maker in (group, extend_group, labels, set_) or maker in MERGING and after.key != stream.key
        changes_key = maker in (map_, duplicate, fill, convert, rename) and any(name in text for name in stream.key)
        if may_merge or changes_key:
            text += f"\n    |> {in_order(after)}"
        return text, after
