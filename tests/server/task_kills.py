#!/usr/bin/env python3
"""Kills servers while tasks run every second: every scheduled time ends in exactly one finished run."""

import argparse
import datetime
import json
import pathlib
import random
import sys
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))

from served import Served  # noqa: E402

# What a run writes is of the time for which it is scheduled, so that a second run for it leaves no trace.
SCRIPT = """// fluxc: catch-up=all
import "array"
option task = {{name: "{name}", every: {every}, concurrency: {concurrency}}}
array.from(rows: [{{_time: now(), _measurement: "ran", _field: "v", _value: 1, task: "{name}"}}])
    |> to(bucket: "first")
"""
TASKS = {"fast": ("1s", 1), "other": ("1s", 5), "slower": ("2s", 1), "slow": ("5s", 2)}


def seconds_of(text):
    return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())


def rows_of(text):
    rows = [line.split(",") for line in text.split("\r\n") if line]
    if not rows:
        return []
    return [dict(zip(rows[0], row)) for row in rows[1:] if row != rows[0]]


def history(server, task):
    """The scheduled times of the finished runs."""
    rows = rows_of(server.query(
        f'from(bucket: "_tasks") |> range(start: -2d) |> filter(fn: (r) => r.taskID == "{task["id"]}" '
        'and (r._field == "scheduledFor" or r._field == "runID"))'
        '|> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> group() '
        '|> keep(columns: ["scheduledFor", "runID", "status"])'))
    failed = [row for row in rows if row["status"] != "success"]
    assert not failed, f"{task['name']}: {failed[:3]}"
    return [seconds_of(row["scheduledFor"]) for row in rows]


def written(server, task):
    rows = rows_of(server.query(f'from(bucket: "first") |> range(start: -2d) |> filter(fn: (r) => r.task == "{task["name"]}") '
                                '|> group() |> keep(columns: ["_time"])'))
    return {seconds_of(row["_time"]) for row in rows}


def unfinished(server, task):
    runs = json.loads(server.ask("GET", f"/api/v2/tasks/{task['id']}/runs?limit=500", status=200)[2])["runs"]
    return [run for run in runs if run["status"] in ("scheduled", "started")]


def check(server, task):
    every = int(task["every"][:-1])
    for _ in range(600):
        if not unfinished(server, task):
            break
        time.sleep(0.1)
    times = history(server, task)
    assert len(times) == len(set(times)), f"{task['name']}: a time has two runs: {sorted(times)}"
    wanted = set(range(min(times), max(times) + 1, every))
    assert set(times) == wanted, f"{task['name']}: missed {sorted(wanted - set(times))}"
    first = seconds_of(task["createdAt"]) // every * every + every
    assert min(times) <= first, f"{task['name']}: the first run is for {min(times)}, not {first}"
    lacking = wanted - written(server, task)
    assert not lacking, f"{task['name']}: ran, but wrote nothing for {sorted(lacking)}"
    return len(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fluxc", required=True)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    random_source = random.Random(args.seed)
    with Served(args.fluxc) as server:
        tasks = []
        for name, (every, concurrency) in TASKS.items():
            script = SCRIPT.format(name=name, every=every, concurrency=concurrency)
            tasks.append(json.loads(server.ask("POST", "/api/v2/tasks", {"org": "home", "flux": script}, status=201)[2]))
        for _ in range(args.kills):
            time.sleep(random_source.choice((0.05, 1.0)) * random_source.uniform(0.2, 1.5))
            server.kill()
            time.sleep(random_source.uniform(0, 0.5))
            server.start()
        time.sleep(2)
        for task in tasks:
            server.ask("PATCH", f"/api/v2/tasks/{task['id']}", {"status": "inactive"}, status=200)
        try:
            runs = sum(check(server, task) for task in tasks)
        except AssertionError as failure:
            print(failure)
            print(server.said()[-2000:])
            print(f"{args.kills} kills, 1 failed")
            return 1
    print(f"{args.kills} kills, {runs} runs, each time exactly once, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
