#!/usr/bin/env python3
"""`fluxc delete`, and how long `fluxc bucket` lets points be kept.

Usage: deletes.py [--fluxc PATH]
"""

import subprocess
import sys
import time

from trials import run_all

READ = 'from(bucket: "db") |> range(start: 0, stop: 2100-01-01T00:00:00Z) |> group() |> sort(columns: ["_value"])'


def call(fluxc, folder, *arguments, text=None):
    return subprocess.run([fluxc, *arguments, "--data", folder], input=text, capture_output=True, text=True, timeout=60)


def ok(result):
    assert result.returncode == 0, f"exit code {result.returncode}: {result.stderr}"
    return result.stdout


def values(fluxc, folder):
    text = READ + ' |> keep(columns: ["_value"])'
    rows = ok(call(fluxc, folder, "run", "-e", text)).split()
    return " ".join(row.split(",")[-1] for row in rows if row.startswith(",,"))


def fill(fluxc, folder):
    ok(call(fluxc, folder, "write", "--create", "--bucket", "db", "--precision", "s",
            text="m,host=a v=1 1\nm,host=a v=2 2\nm,host=a v=3 3\nm,host=b v=4 2\nm v=5 2\nn,host=a v=6 2\n"))


def delete(fluxc, folder, start, stop, *more):
    return call(fluxc, folder, "delete", "--bucket", "db", "--start", start, "--stop", stop, *more)


def both_ends_are_deleted(fluxc, folder):
    fill(fluxc, folder)
    done = delete(fluxc, folder, "1970-01-01T00:00:01Z", "1970-01-01T00:00:02Z", "--predicate", 'host="a" AND _measurement=m')
    ok(done)
    assert done.stderr == "db: deleted the points of 1 series from 1970-01-01T00:00:01Z to 1970-01-01T00:00:02Z\n", done.stderr
    assert values(fluxc, folder) == "3 4 5 6", values(fluxc, folder)
    ok(call(fluxc, folder, "write", "--bucket", "db", "--precision", "s", text="m,host=a v=7 2\n"))
    assert values(fluxc, folder) == "3 4 5 6 7"
    ok(delete(fluxc, folder, "1970-01-01", "2100-01-01"))
    assert values(fluxc, folder) == ""
    other = call(fluxc, folder, "write", "--bucket", "db", "--precision", "s", text='m,host=a v="text" 2\n')
    assert other.returncode == 1 and "field type conflict" in other.stderr, other


def series_are_counted_that_had_points(fluxc, folder):
    ok(call(fluxc, folder, "write", "--create", "--bucket", "db", "--precision", "s",
            text="".join(f"m,id={i} v={i},w={i} {i}\n" for i in range(3000))))

    def said(start, stop, *more):
        done = delete(fluxc, folder, start, stop, *more)
        ok(done)
        return done.stderr.removeprefix("db: ").removesuffix("\n")

    nothing = "there are no points from 2000-01-01T00:00:00Z to 2001-01-01T00:00:00Z, so nothing was deleted"
    some = "from 1970-01-01T00:00:00Z to 1970-01-01T00:00:09Z"
    for is_sealed in (False, True):
        if is_sealed:
            ok(call(fluxc, folder, "store", "compact"))
        assert said("2000-01-01", "2001-01-01") == nothing
        start, stop = ("1970-01-01T00:01:00Z", "1970-01-01T00:01:09Z") if is_sealed else some.split()[1::2]
        assert said(start, stop) == f"deleted the points of 10 series from {start} to {stop}"
        assert said(start, stop) == f"there are no points from {start} to {stop}, so nothing was deleted"
    assert said("1970-01-01", "2000-01-01", "--predicate", "id=1000").startswith("deleted the points of 1 series ")
    assert said("1970-01-01", "2000-01-01").startswith("deleted the points of 2979 series ")
    assert said("1970-01-01", "2000-01-01").startswith("there are no points ")


def what_is_not_deleted(fluxc, folder):
    fill(fluxc, folder)
    for predicate, problem in [
        ("host=a OR host=b", "the logical operator OR is not supported yet at position 7; delete once for each alternative"),
        ("host=~/a/", 'operator: "=~" at position: 4 is not supported yet'),
        ("_field=v", "delete by field is not supported"),
        ("_value=1", "delete by `_value` is not supported, at position 0: the predicate is of tags and `_measurement`"),
        ("(host=a", "invalid predicate: there is no `)` for the `(` at position 0"),
    ]:
        result = delete(fluxc, folder, "1970-01-01", "2100-01-01", "--predicate", predicate)
        assert (result.returncode, result.stderr) == (1, f"fluxc: {problem}\n"), result
    result = delete(fluxc, folder, "1970-01-02", "1970-01-01")
    assert result.stderr == "fluxc: start 1970-01-02T00:00:00Z is behind stop 1970-01-01T00:00:00Z\n", result.stderr
    result = delete(fluxc, folder, "yesterday", "1970-01-01")
    assert result.returncode == 1 and result.stderr.startswith("fluxc: `--start`: "), result.stderr
    result = delete(fluxc, folder, "1970-01-01", "1970-01-02", "--predicate", "host=c")
    assert result.stderr == "db: no series matches, so nothing was deleted\n", result.stderr
    assert values(fluxc, folder) == "1 2 3 4 5 6"


def series_without_points_are_not_listed(fluxc, folder):
    fill(fluxc, folder)

    def listed(call_of_schema):
        text = f'import "influxdata/influxdb" import "influxdata/influxdb/schema" {call_of_schema}'
        rows = ok(call(fluxc, folder, "run", "-e", text)).split()
        return " ".join(row.split(",")[-1] for row in rows if row.startswith(",,"))

    hosts = 'schema.tagValues(bucket: "db", tag: "host", start: 1970-01-01T00:00:00Z)'
    cardinality = 'influxdb.cardinality(bucket: "db", start: 1970-01-01T00:00:00Z)'
    assert (listed(hosts), listed(cardinality)) == ("a b", "4")
    ok(delete(fluxc, folder, "1970-01-01", "1970-01-02", "--predicate", "host=b"))
    ok(delete(fluxc, folder, "1970-01-01", "1970-01-02", "--predicate", "_measurement=n"))
    assert (listed(hosts), listed(cardinality)) == ("a", "2")
    assert listed('schema.measurements(bucket: "db", start: 1970-01-01T00:00:00Z)') == "m"
    # One that has points, but none in the range.
    assert listed('schema.tagValues(bucket: "db", tag: "host", start: 1970-01-01T00:00:03.5Z)') == ""
    ok(call(fluxc, folder, "bucket", "update", "db", "--retention", "1d"))
    assert (listed(hosts), listed(cardinality)) == ("", "0")


def retention(fluxc, folder):
    for short in ["1ns", "10m", "59m59s"]:
        refused = call(fluxc, folder, "bucket", "create", "db", "--retention", short)
        assert refused.returncode != 0 and "retention policy duration must be at least 1h0m0s" in refused.stderr, refused
    ok(call(fluxc, folder, "bucket", "create", "db", "--retention", "2h"))
    now = int(time.time())
    result = call(fluxc, folder, "write", "--bucket", "db", "--precision", "s",
                  text=f"m v=1 {now - 7300}\nm v=2 {now - 5400}\nm v=3 {now}\n")
    assert result.returncode == 1 and "2 points written" in result.stderr, result.stderr
    assert "stdin:1: point m at" in result.stderr and "violates a Retention Policy Lower Bound" in result.stderr, result.stderr
    assert values(fluxc, folder) == "2 3"
    assert ok(call(fluxc, folder, "bucket", "list")) == "_monitoring\t1w\n_tasks\t3d\ndb\t2h\n"
    assert call(fluxc, folder, "bucket", "update", "db", "--retention", "10m").returncode != 0
    ok(call(fluxc, folder, "bucket", "update", "db", "--retention", "1h"))
    assert values(fluxc, folder) == "3"
    ok(call(fluxc, folder, "bucket", "update", "db", "--retention", "forever", "--name", "renamed"))
    assert ok(call(fluxc, folder, "bucket", "list")) == "_monitoring\t1w\n_tasks\t3d\nrenamed\tforever\n"


def compact(fluxc, folder):
    lines = "".join(f"m,host={host} v={i * 2654435761 % 4294967296 / 7},w={i * 7919 % 10007}i {i}\n" for i in range(40_000) for host in "ab")
    ok(call(fluxc, folder, "write", "--create", "--bucket", "db", "--precision", "s", text=lines))
    ok(call(fluxc, folder, "store", "compact"))
    ok(delete(fluxc, folder, "1970-01-01", "1970-01-01T10:00:00Z"))
    words = ok(call(fluxc, folder, "store", "compact")).split()
    before, after = int(words[2]), int(words[-2])
    assert after < before * 0.7, words
    left = sum(1 for i in range(40_000) if i > 36_000) * 4
    assert f"bucket db: 2 series, {left} values\n" in ok(call(fluxc, folder, "store", "verify"))


def system_buckets(fluxc, folder):
    for arguments, problem in [
        (("create", "_mine"), "bucket name `_mine` is invalid: names that start with `_` are for the system buckets"),
        (("create", "_tasks"), "bucket name `_tasks` is invalid: names that start with `_` are for the system buckets"),
        (("delete", "_tasks"), "system buckets cannot be deleted: every store has `_tasks`"),
        (("update", "_tasks", "--name", "x"), "system buckets cannot be renamed: every store has `_tasks`"),
        (("update", "db", "--name", "_x"), "bucket name `_x` is invalid"),
        (("update", "db", "--name", "a\x7fb"), "bucket name `a\\x7fb` is invalid: it must not contain control characters"),
        (("create", "a\nb"), "bucket name `a\\nb` is invalid: it must not contain control characters"),
        (("update", "db"), "there is nothing to change: give `--retention` or `--name`"),
    ]:
        call(fluxc, folder, "bucket", "create", "db")
        result = call(fluxc, folder, "bucket", *arguments)
        assert result.returncode == 1 and problem in result.stderr, result


TESTS = {test.__name__: test for test in (both_ends_are_deleted, series_are_counted_that_had_points, what_is_not_deleted,
                                     series_without_points_are_not_listed, retention, compact, system_buckets)}

if __name__ == "__main__":
    sys.exit(run_all(TESTS, __doc__))
