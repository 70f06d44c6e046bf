#!/usr/bin/env python3
"""Runs the example tasks on the embedded store and against a real InfluxDB 1.x, and compares what they wrote with
values that this script computes itself: a plain loop over the line protocol.

Usage: run.py [--fluxc PATH]
"""

import argparse
import calendar
import csv
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

import influxd  # noqa: E402

EXAMPLES = ROOT / "examples"
NOW = "2024-01-01T10:00:00Z"
HOUR_START, HOUR_STOP = 1_704_099_600, 1_704_103_200  # 09:00 and 10:00 of that day
MINUTE = 60
NS = 1_000_000_000


def parse_line(line):
    """One line of line protocol as (measurement, tags, fields, time in ns); knows the escapes the examples use."""
    head, fields, stamp = re.fullmatch(r"((?:\\ |[^ ])+) (.+) (\d+)", line).groups()
    measurement, *tags = re.split(r"(?<!\\),", head)
    pairs = [re.split(r"(?<!\\)=", tag) for tag in tags]
    tag_set = {key: value.replace("\\ ", " ") for key, value in pairs}
    return measurement, tag_set, dict(part.split("=", 1) for part in fields.split(",")), int(stamp)


def value_of(text):
    if text.startswith('"'):
        return text[1:-1]
    if text in ("true", "false"):
        return text == "true"
    return int(text[:-1]) if text.endswith("i") else float(text)


def load_series(name):
    """Readings as {(measurement, field, sorted tags): {time in s: value}}; a later line replaces an earlier one."""
    series = {}
    for line in (EXAMPLES / "data" / f"{name}.lp").read_text(encoding="utf-8").splitlines():
        measurement, tags, fields, stamp = parse_line(line)
        for field, text in fields.items():
            key = (measurement, field, tuple(sorted(tags.items())))
            series.setdefault(key, {})[stamp // NS] = value_of(text)
    return series


def windows(points, every, aggregate):
    """Aggregates the hour's points by window; the result is at the window's end. Silent windows give nothing."""
    result = {}
    for start in range(HOUR_START, HOUR_STOP, every):
        values = [points[t] for t in sorted(points) if start <= t < start + every]
        if values:
            result[start + every] = aggregate(values)
    return result


def mean(values):
    total = 0.0
    for value in values:
        total += value
    return total / len(values)


def expected(name, every, aggregate, keep=lambda key: True):
    """What a roll-up of the example hour must contain, in the form of `load_series`."""
    rolled = {key: windows(points, every, aggregate) for key, points in load_series(name).items() if keep(key)}
    return {key: points for key, points in rolled.items() if points}


class Fluxc:
    """The program under test, with a store of its own."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def __call__(self, *args, check=True):
        result = subprocess.run([self.program, *args], capture_output=True, text=True, timeout=120)
        if check and result.returncode != 0:
            raise AssertionError(f"fluxc {' '.join(args)} failed with {result.returncode}: {result.stderr}")
        return result

    def prepare(self, bucket, *names, targets=()):
        files = [str(EXAMPLES / "data" / f"{name}.lp") for name in names]
        self("write", "--data", self.folder, "--create", "--bucket", bucket, *files)
        for target in targets:
            self("bucket", "create", "--data", self.folder, target)

    def run_task(self, script, *args):
        return self("run", "--data", self.folder, "--now", NOW, *args, str(script)).stdout

    def read_bucket(self, bucket):
        script = f'from(bucket: "{bucket}") |> range(start: 2023-12-31T00:00:00Z, stop: 2024-01-03T00:00:00Z)'
        return series_of_csv(self("run", "--data", self.folder, "--format", "csv", "-e", script).stdout)


def series_of_csv(text):
    """Annotated CSV as the form of `load_series`."""
    series, types, names = {}, None, None
    for row in csv.reader(io.StringIO(text)):
        if not row or row[0] == "#group" or row[0] == "#default":
            continue
        if row[0] == "#datatype":
            types, names = row, None
        elif names is None:
            names = row
        else:
            add_csv_row(series, dict(zip(names, row)), dict(zip(names, types)))
    return series


def add_csv_row(series, row, types):
    own = {"", "result", "table", "_start", "_stop", "_time", "_value", "_field", "_measurement"}
    tags = tuple(sorted((name, cell) for name, cell in row.items() if name not in own and cell))
    convert = {"double": float, "long": int, "boolean": lambda c: c == "true", "string": str}[types["_value"]]
    stamp = seconds_of(row["_time"])
    series.setdefault((row["_measurement"], row["_field"], tags), {})[stamp] = convert(row["_value"])


def seconds_of(text):
    return calendar.timegm(time.strptime(text, "%Y-%m-%dT%H:%M:%SZ"))


def compare(got, want):
    if set(got) != set(want):
        raise AssertionError(f"series differ: missing {sorted(set(want) - set(got))}, extra {sorted(set(got) - set(want))}")
    for key in want:
        if got[key] != want[key]:
            different = {t: (got[key].get(t), want[key].get(t)) for t in set(got[key]) | set(want[key])
                         if got[key].get(t) != want[key].get(t)}
            raise AssertionError(f"{key}: (got, want) by time: {dict(list(sorted(different.items()))[:5])}")
    if not want:
        raise AssertionError("nothing was expected, so nothing was tested")


def test_downsample(fluxc, _):
    fluxc.prepare("telegraf", "cpu", "mem", targets=["telegraf_5m"])
    fluxc.run_task(EXAMPLES / "downsample.flux")
    fields = ("used_percent", "available")
    want = expected("mem", 5 * MINUTE, mean, lambda key: key[1] in fields and ("host", "web-01") in key[2])
    compare(fluxc.read_bucket("telegraf_5m"), want)
    # Running a task again for the same interval writes the same points.
    fluxc.run_task(EXAMPLES / "downsample.flux")
    compare(fluxc.read_bucket("telegraf_5m"), want)


def test_sensor_rollup(fluxc, _):
    fluxc.prepare("raw_telemetry", "environmental_sensors", "machine_vibration", targets=["aggregated_telemetry"])
    fluxc.run_task(EXAMPLES / "sensor_rollup.flux", "--ambient", "v")
    compare(fluxc.read_bucket("aggregated_telemetry"), expected("environmental_sensors", 10 * MINUTE, mean))


def test_hourly_last(fluxc, _):
    fluxc.prepare("raw_telemetry", "machine_vibration", targets=["hourly_rollups"])
    fluxc.run_task(EXAMPLES / "hourly_last.flux", "--ambient", "v")
    compare(fluxc.read_bucket("hourly_rollups"), expected("machine_vibration", 60 * MINUTE, lambda values: values[-1]))


def test_keep_that_loses_columns_is_found(fluxc, _):
    script = (EXAMPLES / "hourly_last.flux").read_text(encoding="utf-8")
    broken = script.replace('"_measurement", "_field", ', "")
    assert broken != script
    result = fluxc("check", "--ambient", "v", "-e", broken, check=False)
    said = result.stdout + result.stderr
    if result.returncode != 1 or "_measurement" not in said or "_field" not in said:
        raise AssertionError(f"check exits with {result.returncode} and says: {said}")


def test_compiled_task(fluxc, _):
    fluxc.prepare("raw_telemetry", "environmental_sensors", targets=["aggregated_telemetry"])
    module = os.path.join(fluxc.folder, "rollup.fluxb")
    fluxc("compile", "--ambient", "v", str(EXAMPLES / "sensor_rollup.flux"), "-o", module)
    fluxc.run_task(module, "--ambient", "v")
    compare(fluxc.read_bucket("aggregated_telemetry"), expected("environmental_sensors", 10 * MINUTE, mean))


def test_explain(fluxc, _):
    fluxc.prepare("telegraf", "cpu", "mem")
    script = ('from(bucket: "telegraf") |> range(start: -1h) '
              '|> filter(fn: (r) => r._measurement == "mem" and r.host == "web-01" and r._field == "used_percent") '
              "|> filter(fn: (r) => r._value > 10.0) "
              '|> aggregateWindow(every: 5m, fn: mean) |> keep(columns: ["_time", "_value"])')
    base = ["--data", fluxc.folder, "--now", NOW, "-e", script]
    optimized = fluxc("explain", "--analyze", *base).stdout
    plain = fluxc("explain", "--analyze", "--no-optimize", *base).stdout
    for wanted in ("PushIntoSourceRule", "FactsOfSeriesRule", "FusePipelineRule", "scan", "predicate:", "range: 2024-01-01T09:00:00Z"):
        assert wanted in optimized, f"explain does not mention `{wanted}`:\n{optimized}"
    read = [int(re.search(r"total: .*; (\d+) bytes read", text).group(1)) for text in (optimized, plain)]
    assert 0 < read[0] < read[1], f"bytes read with and without the optimizer: {read}"
    outputs = [fluxc("run", *args, *base).stdout for args in ([], ["--no-optimize"])]
    assert outputs[0] == outputs[1] and outputs[0].count("\n") > 10


class Influxd(influxd.Influxd):
    """A server that knows the data of the examples."""

    def write(self, database, name):
        self.write_lines(database, (EXAMPLES / "data" / f"{name}.lp").read_bytes())

    def series(self, retention_policy, fields):
        """What a retention policy holds, in the form of `load_series`."""
        found = {}
        for field in fields:
            for result in self.query(f'SELECT "{field}" FROM "telegraf"."{retention_policy}"."cpu" GROUP BY *'):
                for series in result.get("series", []):
                    key = ("cpu", field, tuple(sorted((k, v) for k, v in series["tags"].items() if v)))
                    found[key] = {row[0] // NS: row[1] for row in series["values"] if row[1] is not None}
        return found


def test_kapacitor_task(fluxc, folder):
    server = Influxd(folder)
    try:
        server.query("CREATE DATABASE telegraf")
        server.query("CREATE RETENTION POLICY downsampled ON telegraf DURATION INF REPLICATION 1")
        server.write("telegraf", "cpu")
        task = pathlib.Path(folder) / "kapacitor_task.flux"
        task.write_text((EXAMPLES / "kapacitor_task.flux").read_text(encoding="utf-8").replace("http://localhost:8086", server.url))
        fluxc("run", "--now", NOW, str(task))
        fields = ("usage_user", "usage_system", "interrupts")
        want = expected("cpu", 10 * MINUTE, mean)
        written = server.series("downsampled", fields)
        compare({key: {t: float(v) for t, v in points.items()} for key, points in written.items()}, want)
        # The same pipeline on the embedded store gives the same points.
        fluxc.prepare("telegraf/autogen", "cpu", targets=["telegraf/downsampled"])
        local = task.read_text(encoding="utf-8").replace(f'"{server.url}"', '""')
        (pathlib.Path(folder) / "local.flux").write_text(local)
        fluxc.run_task(pathlib.Path(folder) / "local.flux")
        compare(fluxc.read_bucket("telegraf/downsampled"), want)
        log = urllib.parse.unquote_plus(open(server.log_path, encoding="utf-8").read())
        assert re.search(r"SELECT mean\(.*GROUP BY time\(10m", log, re.I), "no request carried the window aggregate:\n" + log[-3000:]
        assert "secret" not in fluxc("explain", "--analyze", "--now", NOW, str(task)).stdout
    finally:
        server.stop()


TESTS = [test_downsample, test_sensor_rollup, test_hourly_last, test_keep_that_loses_columns_is_found, test_compiled_task,
         test_explain, test_kapacitor_task]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    options = parser.parse_args()
    failed = 0
    for test in TESTS:
        with tempfile.TemporaryDirectory() as store, tempfile.TemporaryDirectory() as folder:
            try:
                test(Fluxc(options.fluxc, store), folder)
            except Exception:  # every failure is reported, whatever it is
                failed += 1
                print(f"{test.__name__}:\n{traceback.format_exc()}")
    print(f"{len(TESTS) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
