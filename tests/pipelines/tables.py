"""Reads results in annotated CSV and compares two of them: which tables there are, their columns and rows. The order of
tables and of columns does not count; the order of rows does where the script settles it."""

import csv
import io
import math
import re


ORDER = "order of rows"
ZEROS = {"long": "0", "unsignedLong": "0", "double": "0.0", "boolean": "false", "string": "",
         "dateTime:RFC3339": "1970-01-01T00:00:00Z"}


class Table:
    """A table: its key and columns with types, its rows as dictionaries of cells."""

    def __init__(self, names, types, in_key, rows):
        self.types = dict(zip(names, types))
        self.key = {name: rows[0][i] for i, name in enumerate(names) if in_key[i]}
        self.rows = [{name: canonical(cell, type_) for name, type_, cell in zip(names, types, row)} for row in rows]
        # A column of nulls says nothing about the type of its values.
        self.shape = tuple(sorted((name, type_, name in self.key) for name, type_ in self.types.items()))

    def identity(self, nulls_are_zero=False):
        zeros = ZEROS if nulls_are_zero else {}
        cells = ((name, self.types[name], canonical(cell, self.types[name])) for name, cell in self.key.items())
        return tuple(sorted((name, type_, zeros.get(type_, cell) if cell == "" else cell) for name, type_, cell in cells))


def canonical(cell, type_):
    if cell == "":
        return ""
    if type_ == "double":
        value = float(cell)
        return "NaN" if math.isnan(value) else repr(value)
    if type_.startswith("dateTime"):
        return re.sub(r"(\.\d*?)0*Z$", lambda part: ("" if part[1] == "." else part[1]) + "Z", cell)
    return cell


def read(text):
    """Results by name, each a list of tables."""
    results, rows = {}, []
    names = types = in_key = defaults = None
    current = None

    def close():
        if rows:
            results.setdefault(current[0], []).append(Table(names[3:], types[3:], in_key[3:], list(rows)))
            rows.clear()

    is_header = False
    for record in csv.reader(io.StringIO(text)):
        if not record:
            close()
            current = None
            continue
        if record[0] == "#datatype":
            close()
            current, types, is_header = None, record, True
        elif record[0] == "#group":
            in_key = [cell == "true" for cell in record]
        elif record[0] == "#default":
            defaults = record
        elif is_header:
            names, is_header = record, False
            if defaults and len(defaults) == len(names) and any(defaults[3:]):
                # A table without rows: its key stands in the defaults.
                results.setdefault(defaults[1] or "_result", [])
        else:
            record = [cell if cell != "" or i > 2 else (defaults[i] if defaults else "") for i, cell in enumerate(record)]
            if current != (record[1], record[2]):
                close()
                current = (record[1], record[2])
            rows.append(record[3:])
    close()
    return results


def near(left, right, type_, null_may_be_zero=False):
    """Whether two cells are equal, floats up to a few last bits; `null_may_be_zero`: a null on the left is a zero on the
    right."""
    if left == right or null_may_be_zero and left == "" and right == ZEROS.get(type_):
        return True
    if type_ != "double" or "" in (left, right):
        return False
    one, two = float(left), float(right)
    return math.isclose(one, two, rel_tol=1e-12, abs_tol=1e-300)


def same_row(left, right, types, nulls_may_be_zero):
    return all(near(left[name], right[name], types[name], nulls_may_be_zero) for name in types)


def compare_tables(left, right, nulls_may_be_zero=False):
    if left.shape != right.shape:
        return f"columns {left.shape} and {right.shape}"
    if len(left.rows) != len(right.rows):
        return f"{len(left.rows)} and {len(right.rows)} rows"
    if all(same_row(one, two, left.types, nulls_may_be_zero) for one, two in zip(left.rows, right.rows)):
        return None
    order = sorted(left.types)
    ordered = [sorted(table.rows, key=lambda row: [row[name] for name in order]) for table in (left, right)]
    if all(same_row(one, two, left.types, nulls_may_be_zero) for one, two in zip(*ordered)):
        return ORDER
    return "rows"


def by_key(tables, nulls_are_zero=False):
    """Tables by their keys; an engine may give several tables of one key."""
    found = {}
    for table in tables:
        found.setdefault(table.identity(nulls_are_zero), []).append(table)
    return found


def has_equal_keys(text):
    """Whether a result has several tables of one key."""
    return any(len(found) > 1 for tables in read(text).values() for found in by_key(tables).values())


def difference(left, right, nulls_may_be_zero=False, is_ordered=True):
    """Says how two texts of annotated CSV differ; nothing when they give the same tables. `is_ordered`: the order of rows
    counts."""
    one, two = read(left), read(right)
    for name in sorted({*one, *two}):
        ours, theirs = (by_key(tables.get(name, []), nulls_may_be_zero) for tables in (one, two))
        if sorted(ours) != sorted(theirs):
            return f"result {name}: keys {sorted(set(ours) ^ set(theirs))[:2]}"
        for key, tables in ours.items():
            if len(tables) != len(theirs[key]):
                return f"result {name}: {len(tables)} and {len(theirs[key])} tables of one key"
            for left_table, right_table in zip(tables, theirs[key]):
                found = compare_tables(left_table, right_table, nulls_may_be_zero)
                if found and (is_ordered or found != ORDER):
                    return f"result {name}: {found}"
    return None


def is_part(left, right):
    """Whether every table of `left` is in `right`, which has more of them."""
    one, two = read(left), read(right)
    for name, tables in one.items():
        theirs = by_key(two.get(name, []))
        for key, ours in by_key(tables).items():
            if len(ours) != len(theirs.get(key, ())) or any(map(compare_tables, ours, theirs[key])):
                return False
    return True
