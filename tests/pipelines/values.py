"""Random values of Flux's column types, as literals of scripts and as cells of annotated CSV."""

import math

TYPES = ("string", "long", "unsignedLong", "double", "boolean", "dateTime:RFC3339")
CSV_TYPES = {"string": "string", "int": "long", "uint": "unsignedLong", "float": "double", "bool": "boolean",
             "time": "dateTime:RFC3339"}

FLOATS = (-2.5, -1.0, -0.0, 0.0, 0.5, 1.0, 1.5, 3.25, 1e15, 2.5e20, -7.0)
INTS = (-9, -3, -1, 0, 1, 2, 5, 7, 100)
STRINGS = ("a", "b", "c", "ab", "x y", "é", "A1", "10")
STEP_SECONDS = 20
STEPS = 40  # times lie in the first quarter of an hour of the day


def time_text(seconds):
    """A time that many seconds after the start of 2024."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    day, hour = divmod(hours, 24)
    return f"2024-01-{day + 1:02d}T{hour:02d}:{minute:02d}:{second:02d}Z"


def random_time(rng):
    return time_text(rng.randrange(STEPS) * STEP_SECONDS)


def random_value(rng, type_):
    """A value of a type: a Python value, times as text."""
    if type_ == "float":
        return rng.choice(FLOATS)
    if type_ == "int":
        return rng.choice(INTS)
    if type_ == "uint":
        return abs(rng.choice(INTS))
    if type_ == "bool":
        return rng.random() < 0.5
    if type_ == "time":
        return random_time(rng)
    return rng.choice(STRINGS)


def float_text(value):
    if math.isinf(value) or math.isnan(value):
        raise ValueError("not a literal")
    text = f"{value:.1f}" if value == int(value) and abs(value) < 1e22 else repr(value)
    return f"{int(value)}.0" if "e" in text else text


def literal(rng, type_):
    """A literal of a type."""
    value = random_value(rng, type_)
    if type_ == "float":
        return float_text(value)
    if type_ == "uint":
        return f"uint(v: {value})"
    if type_ == "bool":
        return "true" if value else "false"
    if type_ == "string":
        return f'"{value}"'
    return str(value)


def cell(rng, column):
    """A cell of a column in CSV; nulls and, in floats, infinities included."""
    if column.is_nullable and rng.random() < 0.2:
        return ""
    if column.type == "float" and rng.random() < 0.03:
        return rng.choice(("+Inf", "-Inf"))
    value = random_value(rng, column.type)
    if column.type == "bool":
        return "true" if value else "false"
    return repr(value) if column.type == "float" else str(value)
