"""The differences to the reference engine that docs/deviations.md explains, each named by the start of its row there.

A difference is recognised at the step where it begins (see blame.py), by what this step gets and gives. Where it can, a
recogniser proves the cause: the two engines agree once the script is written so that the cause has no effect, or so that
this engine does what the reference does."""

import re
from collections import Counter

from tables import ORDER, ZEROS, by_key, compare_tables, difference, is_part, read

RECOGNISERS = []  # pairs of a row's beginning and a function that takes a step; the first one that holds counts
# Steps that can make one table of several, and those that pick rows.
MERGING = {"group", "experimental.group", "keep", "drop", "set", "map", "fill", "duplicate", "convert", "timeShift", "rename"}
EMPTYING = {"sort", "pivot", "aggregateWindow"}  # make empty texts of nulls in the group key
SELECTORS = {"first", "last", "min", "max", "top", "bottom", "median", "quantile", "aggregateWindow"}


def row(beginning):
    def add(recogniser):
        RECOGNISERS.append((beginning, recogniser))
        return recogniser

    return add


def explained(step):
    """The deviation behind a step that differs, or nothing."""
    return next((beginning for beginning, holds in RECOGNISERS if holds(step)), None)


# What the recognisers ask.


def argument(step, name):
    """The text of a literal argument, without quotes; nothing when there is none."""
    found = re.search(rf'\b{name}: (?:"([^"]*)"|([^,()\s]+))', step.text)
    return found and (found[1] if found[1] is not None else found[2])


def names_in(text):
    return re.findall(r'"([^"]*)"', text)


def fails(step, *patterns):
    """Whether the peer alone fails, with a message that has one of the patterns."""
    return not step.ours[1] and step.theirs[1] and any(re.search(pattern, step.theirs[1]) for pattern in patterns)


def incoming(step):
    return [table for tables in step.before for table in tables]


def key_columns(tables):
    return sorted({name for table in tables for name in table.key})


def has_null(table, names=None):
    return any(row[name] == "" for row in table.rows for name in (names or table.types))


def only_ours(step):
    """Tables that the peer lacks, with nothing else between the answers; nothing when there is something else."""
    if step.ours[1] or step.theirs[1] or not is_part(step.theirs[0], step.ours[0]):
        return []
    ours, theirs = (by_key(read(text).get("_result", [])) for text in (step.ours[0], step.theirs[0]))
    return [table for key, tables in ours.items() if key not in theirs for table in tables]


def same_rows(step):
    """Pairs of tables of one key when the answers differ at most in the order of rows; else nothing."""
    if step.ours[1] or step.theirs[1]:
        return []
    ours, theirs = (by_key(read(text).get("_result", [])) for text in (step.ours[0], step.theirs[0]))
    if {key: len(tables) for key, tables in ours.items()} != {key: len(tables) for key, tables in theirs.items()}:
        return []
    pairs = [pair for key, tables in ours.items() for pair in zip(tables, theirs[key])]
    return pairs if all(compare_tables(*pair) in (None, ORDER) for pair in pairs) else []


# Errors of the peer.


@row("a step that needs a column which an earlier step drops")
def _(step):
    """No row comes, so that the peer does not notice."""
    said = step.ours[1] or ""
    return ("E0320" in said or "E0321" in said) and not any(table.rows for table in incoming(step))


@row("`count` of times")
def _(step):
    return step.name == "count" and fails(step, "unsupported aggregate column type time")


@row("`stateCount` without a time column")
def _(step):
    return step.name == "stateCount" and fails(step, 'column "_time" does not exist')


@row("`distinct` over a group key that has `_value`")
def _(step):
    is_in_key = "_value" in key_columns(incoming(step)) if incoming(step) else any(
        call.partition("(")[0] in ("group", "experimental.group") and "_value" in names_in(call) for call in step.earlier)
    return (step.name in ("distinct", "keys", "columns") and is_in_key
            and fails(step, "table builder already has column with label _value"))


@row("`elapsed` whose column exists already, `set` of a column of another type")
def _(step):
    return step.name == "elapsed" and fails(step, "table builder already has column with label elapsed")


@row("`elapsed` whose column exists already, `set` of a column of another type")
def _(step):
    return step.name == "set" and fails(step, f"panic: column {argument(step, 'key')}:.* is not of type string")


@row("functions of nulls")
def _(step):
    return fails(step, r"cannot convert argument .*of type invalid")


@row("a column that no table has")
def _(step):
    return fails(step, r"cannot compile .* invalid")


@row("nulls in `reduce`")
def _(step):
    return step.name == "reduce" and any(map(has_null, incoming(step))) and fails(step, "null values are not supported")


@row("NaN in `distinct`, `unique`, `group` and `join`")
def _(step):
    return fails(step, "table not found with key .*NaN")


@row("NaN in `distinct`, `unique`, `group` and `join`")
def _(step):
    """The peer has a row for each, and otherwise the same rows."""
    if step.name not in ("distinct", "unique") or step.ours[1] or step.theirs[1]:
        return False
    column = "_value" if step.name == "distinct" else argument(step, "column")
    ours, theirs = (Counter((row[column] == "NaN", table.identity(), *sorted(row.items()))
                            for table in read(text).get("_result", []) for row in table.rows)
                    for text in (step.ours[0], step.theirs[0]))
    return ours < theirs and all(is_nan for is_nan, *_ in theirs - ours)


@row("nulls that a step cannot take")
def _(step):
    nulls = any(has_null(table, table.key) for table in incoming(step) if table.key)
    return nulls and fails(step, r"panic: interface conversion: interface \{\} is nil")


# Nulls.


@row("nulls of other columns in the row")
def _(step):
    is_picked = step.name in SELECTORS and not step.ours[1] and not step.theirs[1]
    if is_picked and not difference(step.ours[0], step.theirs[0], nulls_may_be_zero=True):
        return True
    return is_theirs_with_empty_texts(step, SELECTORS, lambda table: table.types)


@row("a null text in the group key")
def _(step):
    return is_theirs_with_empty_texts(step, EMPTYING, lambda table: table.key)


def is_theirs_with_empty_texts(step, makers, columns):
    """Whether this engine gives the peer's answer when `makers` make empty texts of nulls in some columns of the tables, as
    they do in the peer, though CSV does not show it; or at least the engines agree without nulls in the texts."""

    def rewritten(calls):
        done = []
        for call in calls:
            done.append(call)
            if call.partition("(")[0] in makers:
                names = {name for table in step.tables_after(done) for name in columns(table)
                         if table.types[name] == "string" and has_null(table, [name])}
                done += (f'fill(column: "{name}", value: "")' for name in sorted(names))
        return done

    calls = [call for stream in (step.earlier, *step.named.values()) for call in stream]
    if not any(call.partition("(")[0] in makers for call in calls):
        return False
    return step.ours_is_theirs_with(step.text, rewritten=rewritten) or step.agrees_with(step.text, head=without_null_texts(step.head))


def without_null_texts(head):
    """The start of a script with a text in the place of each null of the text columns of its tables."""
    lines = [line.split(",") for line in head.split("\n")]
    names = {name for types, titles in zip(lines, lines[3:]) if types[0] == "#datatype"
             for type_, name in list(zip(types, titles))[3:] if type_ == "string"}
    fields = ", ".join(f'{name}: if exists r.{name} then r.{name} else "~"' for name in sorted(names))
    return head.replace('")\n', f'")\n    |> map(fn: (r) => ({{r with {fields}}}))\n', 1)


# Windows.

IN_TIME = "filter(fn: (r) => exists r._time, onEmpty: \"keep\")"
IN_BOUNDS = "filter(fn: (r) => r._time >= r._start and r._time < r._stop, onEmpty: \"keep\")"
WINDOWED = re.compile(r"fn: (count|sum|mean)\b")


def is_window(step):
    return step.name in ("window", "aggregateWindow")


@row("rows without time")
def _(step):
    return is_window(step) and step.theirs_is_ours_with(IN_TIME, step.text)


@row("rows whose time lies outside the bounds")
def _(step):
    return is_window(step) and step.theirs_is_ours_with(IN_BOUNDS, step.text)


@row("tables without any row after `aggregateWindow(createEmpty: false)`")
def _(step):
    if step.name != "aggregateWindow" or argument(step, "createEmpty") != "false" or step.ours[1] or step.theirs[1]:
        return False
    return is_part(step.ours[0], step.theirs[0])


@row("`aggregateWindow` of `count`, `sum` and `mean`")
def _(step):
    """The peer has a rule for them; a `limit` in between keeps it from it, and tables of one window each do not show it."""
    *earlier, plain = [unruled(call) for call in (*step.earlier, step.text)]
    if [*earlier, plain] == [*step.earlier, step.text]:
        return False
    return (step.theirs_is_ours_with(plain, earlier=earlier)
            or step.name == "aggregateWindow" and step.theirs_is_ours_with("window(every: inf)", step.text))


def unruled(call):
    if not call.startswith("aggregateWindow("):
        return call
    return WINDOWED.sub(r"fn: (column, tables=<-) => tables |> limit(n: 1000000000) |> \1(column: column)", call)


@row("windows that are clipped alike")
def _(step):
    if not is_window(step) or not argument(step, "period") or step.ours[1] or step.theirs[1]:
        return False
    if step.name == "window":
        # The peer has one table for them; so has this engine with a `group` behind the step.
        key = sorted({*key_columns(incoming(step)), "_start", "_stop"})
        return step.ours_is_theirs_with(step.text, group_by(key), is_ordered=False)
    # Which of several rows, or how many, an aggregate of all of them took is seen at the bounds only.
    return repeats_at_bounds(*(by_key(read(text).get("_result", [])) for text in (step.ours[0], step.theirs[0])),
                             is_repeated="stddev" not in step.text and "quantile" not in step.text)


def repeats_at_bounds(ours, theirs, is_repeated):
    """Whether tables differ only in rows whose time is a bound of their table; `is_repeated`: only in how often a row
    repeats."""
    if sorted(ours) != sorted(theirs):
        return False
    for key in ours:
        counts = [Counter(tuple(sorted(row.items())) for table in tables for row in table.rows) for tables in (ours[key], theirs[key])]
        for cells in {*counts[0], *counts[1]}:
            cell, times = dict(cells), [count[cells] for count in counts]
            if times[0] != times[1] and (cell["_time"] not in (cell["_start"], cell["_stop"]) or is_repeated and 0 in times):
                return False
    return True


# Tables that become one.


def group_by(names):
    return "group(columns: [" + ", ".join(f'"{name}"' for name in names) + "])"


@row("tables whose keys become equal")
def _(step):
    """With one table of each key from the start, the peer agrees."""
    if step.ours[1] or step.is_source():
        return False
    if step.name == "range" and any(call.startswith("window(") for call in step.earlier):
        # Windows outside the range have the same bounds then.
        return bool(fails(step, "range found duplicate table with key"))
    outgoing = read(step.ours[0]).get("_result", [])
    key, after = key_columns(incoming(step)), key_columns(outgoing)
    changed = {*re.findall(r"\b(\w+): ", step.text), *names_in(step.text)}
    left = group_by(name for name in key if name in after and name not in changed)
    regroup = ("group()", "limit(n: 1000000000)", group_by(key))
    attempts = ((*regroup, step.text), (step.text, group_by(after)), (left, step.text, group_by(after)))
    if any(step.theirs_is_ours_with(*calls) for calls in attempts):
        return True
    return len(outgoing) < len(incoming(step)) and step.agrees_with(left, step.text, is_ordered=False)


@row("`join` of streams of several tables")
def _(step):
    """With one table for each value joined on, the peer agrees."""
    if step.name != "join" or step.ours[1]:
        return False
    regroup = group_by(names_in(step.text))
    named = {name: [*calls, regroup] for name, calls in step.named.items()}
    if not step.agrees_with(step.text, regroup, named=named, is_ordered=False):
        return False
    if step.theirs[1]:
        return bool(fails(step, "panic: runtime error: invalid memory address"))
    ours, theirs = (Counter(tuple(sorted(row.items())) for table in read(text).get("_result", []) for row in table.rows)
                    for text in (step.ours[0], step.theirs[0]))
    return theirs < ours


@row("`map` that splits a table by a changed group key column")
def _(step):
    """The rows of the peer's tables, each with its own key, are this engine's."""
    if step.name != "map" or step.ours[1] or step.theirs[1] or same_rows(step):
        return False
    ours, theirs = (Counter((tuple(sorted((name, row[name]) for name in table.key)), tuple(sorted(row.items())))
                            for table in read(text).get("_result", []) for row in table.rows)
                    for text in (step.ours[0], step.theirs[0]))
    return ours == theirs


@row("tables without rows before `experimental.group(mode: \"extend\")`")
def _(step):
    """The tables that the peer lacks had no rows when they came to that step."""
    places = [i for i, call in enumerate(step.earlier) if call.startswith("experimental.group(")]
    if not places or step.name not in ("columns", "keys"):
        return False
    before = by_key(step.tables_after(step.earlier[: places[-1]]))
    return bool(only_ours(step)) and not any(table.identity() in before for table in only_ours(step))


@row("order of tables and results, of rows")
def _(step):
    """Of one table that had been several."""
    return step.name in MERGING and bool(same_rows(step)) and len(same_rows(step)) < len(incoming(step))


# Single steps.


@row("`stateCount` or `stateDuration` whose column is there already")
def _(step):
    """The peer agrees when the former column is dropped first."""
    calls, there = [], {call.partition("(")[0] for stream in step.named.values() for call in stream}
    for call in (*step.earlier, step.text):
        name = call.partition("(")[0]
        if name in ("stateCount", "stateDuration") and name in there:
            calls.append(f'drop(columns: ["{name}"])')
        there.add(name)
        calls.append(call)
    return len(calls) > len(step.earlier) + 1 and step.theirs_is_ours_with(calls[-1], earlier=calls[:-1])


@row("`sort` of floats with NaN")
def _(step):
    """Only tables differ in which a column that is looked at has NaN; what `sort` gives differs only in order."""
    if step.name not in ("sort", "top", "bottom") or step.ours[1] or step.theirs[1]:
        return False
    columns = names_in(step.text)
    has_nan = {table.identity() for table in incoming(step) if any(row.get(name) == "NaN" for row in table.rows for name in columns)}
    ours, theirs = (by_key(read(text).get("_result", [])) for text in (step.ours[0], step.theirs[0]))
    is_only_order = step.name != "sort" or bool(same_rows(step))
    return is_only_order and bool(has_nan) and all(
        key in has_nan or len(tables) == len(theirs.get(key, [])) and not any(map(compare_tables, tables, theirs[key]))
        for key, tables in ours.items())


@row("`sort` of rows that are equal")
def _(step):
    if step.name != "sort":
        return False
    columns, pairs = names_in(step.text), same_rows(step)
    return bool(pairs) and all([[row.get(name) for name in columns] for row in one.rows]
                               == [[row.get(name) for name in columns] for row in two.rows] for one, two in pairs)


@row("`sort` of rows that are equal")
def _(step):
    """Zeros of both signs are equal in an earlier `sort`; as texts they differ."""
    rows = [[[{name: {"-0": "0"}.get(cell, cell) for name, cell in row.items()} for row in table.rows] for table in pair]
            for pair in same_rows(step)]
    return bool(rows) and any(call.startswith("sort(") for call in step.earlier) and all(one == two for one, two in rows)


@row("`movingAverage` of fewer rows than `n`")
def _(step):
    """A single row leaves the peer's step in two tables of one key."""
    is_behind = bool(step.earlier) and step.earlier[-1].startswith("movingAverage(")
    return is_behind and bool(fails(step, "found duplicate table with key"))


@row("`movingAverage` of fewer rows than `n`")
def _(step):
    if step.name != "movingAverage":
        return False
    sizes = {key: sum(len(table.rows) for table in tables) for key, tables in by_key(incoming(step)).items()}
    found = only_ours(step)
    return bool(found) and all(sizes[table.identity()] < int(argument(step, "n")) for table in found)


@row("`mode` of a table without rows")
def _(step):
    found = only_ours(step) if step.name == "mode" else []
    return bool(found) and all(len(table.rows) == 1 and has_null(table, ["_value"]) for table in found)


@row("`exact_selector` of another column than `_value`")
def _(step):
    """The peer agrees when the column is `_value`."""
    column = argument(step, "column")
    if step.name not in ("median", "quantile") or "exact_selector" not in step.text or column == "_value":
        return False
    if fails(step, 'no column "_value" exists'):
        return True
    renamed = step.text.replace(f'column: "{column}"', 'column: "_value"')
    return step.theirs_is_ours_with(f'rename(columns: {{_value: "other", {column}: "_value"}})', renamed,
                                    f'rename(columns: {{_value: "{column}", other: "_value"}})', nulls_may_be_zero=True)


@row("`map(fn: (r) => ({a: 1}))`")
def _(step):
    """Every column of the tables that the peer lacks has one value, which the function gives."""
    if step.name != "map":
        return False
    given = set(re.findall(r"[{,(] ?(?:r with )?(\w+): ", step.text))
    if fails(step, "panic: arrow/array: index out of range"):
        return any(set(table.types) <= given for table in incoming(step))
    found = only_ours(step)
    return bool(found) and all(set(table.types) <= given and all(row == table.rows[0] for row in table.rows) for table in found)


@row("a column of `map` whose values all come from columns")
def _(step):
    """Tables differ only in columns of nulls that the function gives."""
    if step.name != "map" or step.ours[1] or step.theirs[1]:
        return False
    given = set(re.findall(r"[{,(] ?(?:r with )?(\w+): ", step.text))
    ours, theirs = (by_key(read(text).get("_result", [])) for text in (step.ours[0], step.theirs[0]))
    return sorted(ours) == sorted(theirs) and all(
        len(tables) == len(theirs[key]) and all(has_same_but_nulls(*pair, given) for pair in zip(tables, theirs[key]))
        for key, tables in ours.items())


def has_same_but_nulls(left, right, given):
    """Whether two tables have the same cells, columns of nulls apart that are among `given` and in one of them."""
    shared, other = set(left.types) & set(right.types), set(left.types) ^ set(right.types)
    is_null = all(row.get(name, "") == "" for table in (left, right) for row in table.rows for name in other)
    cells = [[{name: row[name] for name in shared} for row in table.rows] for table in (left, right)]
    return other <= given and is_null and cells[0] == cells[1]


@row("`mean` and `chandeMomentumOscillator` of ints")
def _(step):
    column = argument(step, "column")
    return step.name == "mean" and step.theirs_is_ours_with(f"map(fn: (r) => ({{r with {column}: float(v: r.{column})}}))",
                                                            step.text)


ROWS = {beginning for beginning, _ in RECOGNISERS}
