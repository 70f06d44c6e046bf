#!/usr/bin/env python3
"""The package `monitor` as it is documented, on a store that nobody prepared: checks write statuses into `_monitoring`,
from where other scripts read them.

Usage: monitor.py [--fluxc PATH]
"""

import csv
import io
import pathlib
import subprocess
import sys

from trials import ROOT, run_all

EXAMPLES = ROOT / "examples"


def call(fluxc, folder, *arguments, text=None):
    return subprocess.run([fluxc, *arguments, "--data", folder], input=text, capture_output=True, text=True, timeout=60)


def ok(result):
    assert result.returncode == 0, f"exit code {result.returncode}: {result.stderr}"
    return result.stdout


def script(fluxc, folder, text, now):
    """The rows of a script as records."""
    rows, head = [], None
    for row in csv.reader(io.StringIO(ok(call(fluxc, folder, "run", "--now", now, "-e", text)))):
        if len(row) < 2 or row[0].startswith("#"):
            continue
        if row[1] == "result":
            head = row
        else:
            rows.append(dict(zip(head, row)))
    return rows


def write(fluxc, folder, lines):
    ok(call(fluxc, folder, "write", "--create", "--bucket", "telegraf", text=lines))


def disk(host, used, stamp):
    return f"disk,host={host},path=/ used_percent={used} {stamp}000000000\n"


def check_and_notify(fluxc, folder):
    nine = 1_704_103_170  # half a minute before ten on the first of January 2024
    write(fluxc, folder, disk("web-1", 97.5, nine) + disk("web-2", 85, nine) + disk("web-3", 10, nine))
    ok(call(fluxc, folder, "run", "--now", "2024-01-01T10:00:00Z", EXAMPLES / "disk_check.flux"))
    statuses = script(fluxc, folder, """import "influxdata/influxdb/monitor"
monitor.from(start: -1m) |> group() |> sort(columns: ["host"])""", "2024-01-01T10:00:05Z")
    levels = [(row["host"], row["_level"], row["_message"], row["team"], row["_time"]) for row in statuses]
    assert levels == [
        ("web-1", "crit", "/ of web-1 is crit: 97.5% used", "storage", "2024-01-01T10:00:00Z"),
        ("web-2", "warn", "/ of web-2 is warn: 85% used", "storage", "2024-01-01T10:00:00Z"),
        ("web-3", "ok", "/ of web-3 is ok: 10% used", "storage", "2024-01-01T10:00:00Z"),
    ], levels
    ok(call(fluxc, folder, "run", "--now", "2024-01-01T10:00:05Z", EXAMPLES / "disk_notify.flux"))
    logs = script(fluxc, folder, """import "influxdata/influxdb/monitor"
monitor.logs(start: -1m, fn: (r) => r._sent == "true") |> group() |> sort(columns: ["host"])""", "2024-01-01T10:00:10Z")
    sent = [(row["host"], row["_notification_rule_name"], row["_status_timestamp"]) for row in logs]
    assert sent == [("web-1", "Disks", "1704103200000000000"), ("web-2", "Disks", "1704103200000000000")], sent


def state_changes(fluxc, folder):
    start = 1_704_103_200
    levels = [50, 97, 98, 40]
    for i, used in enumerate(levels):
        write(fluxc, folder, disk("web-1", used, start + 60 * i - 30))
        now = f"2024-01-01T10:{i:02}:00Z"
        ok(call(fluxc, folder, "run", "--now", now, EXAMPLES / "disk_check.flux"))
    changes = script(fluxc, folder, """import "influxdata/influxdb/monitor"
monitor.from(start: -10m) |> monitor.stateChanges(fromLevel: "ok", toLevel: "crit")""", "2024-01-01T10:04:00Z")
    assert [(row["_time"], row["_level"]) for row in changes] == [("2024-01-01T10:01:00Z", "crit")], changes
    both = script(fluxc, folder, """import "influxdata/influxdb/monitor"
monitor.from(start: -10m) |> monitor.stateChangesOnly() |> group() |> sort(columns: ["_time"])""", "2024-01-01T10:04:00Z")
    assert [row["_level"] for row in both] == ["crit", "ok"], both


def deadman(fluxc, folder):
    write(fluxc, folder, disk("web-1", 1, 1_704_103_190) + disk("web-2", 1, 1_704_100_000))
    ok(call(fluxc, folder, "run", "--now", "2024-01-01T10:00:00Z", "-e", """import "experimental"
import "influxdata/influxdb/monitor"
import "influxdata/influxdb/v1"

data = {_check_id: "d", _check_name: "Deadman", _type: "deadman", tags: {}}

from(bucket: "telegraf")
    |> range(start: -2h)
    |> filter(fn: (r) => r._measurement == "disk")
    |> v1.fieldsAsCols()
    |> monitor.deadman(t: experimental.subDuration(from: now(), d: 90s))
    |> monitor.check(data: data, messageFn: (r) => "${r.host}: ${r._level}", crit: (r) => r.dead)"""))
    found = script(fluxc, folder, """import "influxdata/influxdb/monitor"
monitor.from(start: -1m) |> group() |> sort(columns: ["host"])""", "2024-01-01T10:00:05Z")
    assert [row["_message"] for row in found] == ["web-1: ok", "web-2: crit"], found


def statuses_expire(fluxc, folder):
    write(fluxc, folder, disk("web-1", 97.5, 1_704_103_170))
    ok(call(fluxc, folder, "run", "--now", "2024-01-01T10:00:00Z", EXAMPLES / "disk_check.flux"))
    text = 'import "influxdata/influxdb/monitor" monitor.from(start: 2024-01-01T00:00:00Z)'
    assert len(script(fluxc, folder, text, "2024-01-08T10:00:00Z")) == 1
    assert script(fluxc, folder, text, "2024-01-08T10:00:01Z") == []
    late = call(fluxc, folder, "run", "--now", "2024-01-09T10:00:00Z", "-e", """import "array"
array.from(rows: [{_time: 2024-01-01T10:00:00Z, _measurement: "m", _field: "f", _value: 1}]) |> to(bucket: "_monitoring")""")
    assert late.returncode == 1 and "outside retention policy of duration 168h0m0s" in late.stderr, late.stderr


TESTS = {test.__name__: test for test in (check_and_notify, state_changes, deadman, statuses_expire)}

if __name__ == "__main__":
    sys.exit(run_all(TESTS, __doc__))
