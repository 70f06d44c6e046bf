#!/usr/bin/env python3
"""Tasks that run: on demand, with what they see, how they fail and are tried again, and the command that looks at them."""

import json
import pathlib
import subprocess
import sys
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))

import cases  # noqa: E402
from cases import ENDLESS, equal, holds  # noqa: E402
from served import TOKEN, Served  # noqa: E402

FLUXC = ""
NOON = "2024-01-01T12:00:00Z"


def answer(server, method, path, body=None, status=200):
    return json.loads(server.ask(method, path, body, status=status)[2])


def make(server, option, script, comment="", **more):
    """A task that rests, so that only what is asked for runs."""
    flux = f'{comment}\n{script}\noption task = {{name: "t", {option}}}\n'
    imports = [line for line in flux.split("\n") if line.startswith("import ")]
    flux = "\n".join([comment, *imports, *(line for line in flux.split("\n")[1:] if not line.startswith("import "))])
    return answer(server, "POST", "/api/v2/tasks", {"org": "home", "status": "inactive", "flux": flux, **more}, 201)


def await_run(server, task, run, ended=True):
    path = f"/api/v2/tasks/{task['id']}/runs/{run['id']}"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = answer(server, "GET", path)
        if ("finishedAt" in found) == ended and found["status"] != "scheduled":
            return found
        time.sleep(0.02)
    raise AssertionError(f"the run is {found}")


def run_at(server, task, at=NOON):
    run = answer(server, "POST", f"/api/v2/tasks/{task['id']}/runs", {"scheduledFor": at}, 201)
    equal((run["status"], run["scheduledFor"], run["taskID"]), ("scheduled", at, task["id"]))
    return await_run(server, task, run)


def messages(run):
    return [line["message"] for line in run["log"]]


def rows(server, script):
    lines = [line.split(",") for line in server.query(script).split("\r\n") if line]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


SEES = """import "array"
import "influxdata/influxdb/tasks"
array.from(rows: [{_time: now(), _measurement: "m", _field: "%s", _value: %s}]) |> to(bucket: "first")"""


def what_a_run_sees():
    with Served(FLUXC) as server:
        def value(option, expression, at=NOON):
            run = run_at(server, make(server, option, SEES % ("v", f"string(v: {expression})")), at)
            equal(messages(run)[1:], ["Completed(success)"])
            found = rows(server, f'from(bucket: "first") |> range(start: {at}, stop: 2024-01-02T00:00:00Z) |> last()')
            equal(found[0]["_time"], at)
            return found[0]["_value"]

        equal(value("every: 1h", "now()"), "2024-01-01T12:00:00.000000000Z")
        equal(value("every: 1h", "v.timeRangeStart"), "2024-01-01T11:00:00.000000000Z")
        equal(value("every: 1h", "v.timeRangeStop"), "2024-01-01T12:00:00.000000000Z")
        equal(value("every: 1h", "v.windowPeriod"), "10s")
        equal(value('cron: "0 6 * * *"', "v.timeRangeStart"), "2024-01-01T06:00:00.000000000Z")
        # What the script has itself stays.
        mine = make(server, "every: 1h", 'option v = {timeRangeStart: "mine"}\n' + SEES % ("v", "v.timeRangeStart"))
        equal(run_at(server, mine)["status"], "success")
        # The last success is for which time the task ran well.
        task = make(server, "every: 1h", SEES % ("v", "string(v: tasks.lastSuccess(orTime: 2000-01-01T00:00:00Z))"))
        for at, wanted in (("2024-01-01T13:00:00Z", "2000-01-01T00:00:00.000000000Z"),
                           ("2024-01-01T14:00:00Z", "2024-01-01T13:00:00.000000000Z"),
                           ("2024-01-01T15:00:00Z", "2024-01-01T14:00:00.000000000Z")):
            equal(run_at(server, task, at)["status"], "success")
            found = rows(server, f'from(bucket: "first") |> range(start: {at}, stop: 2024-01-02T00:00:00Z) |> last()')
            equal(found[0]["_value"], wanted)


def failures():
    with Served(FLUXC) as server:
        task = make(server, "every: 1h", 'from(bucket: "nope") |> range(start: -1h)')
        run = run_at(server, task)
        equal(run["status"], "failed")
        problem = 'error exhausting result iterator: failed to initialize execute state: could not find bucket "nope"'
        equal(messages(run)[1:], ["Completed(failed)", problem,
                                  f"Task encountered unrecoverable error, requires admin action: {problem}"])
        found = answer(server, "GET", f"/api/v2/tasks/{task['id']}")
        equal((found["lastRunStatus"], found["lastRunError"]), ("failed", problem))
        # Three attempts are one run.
        task = make(server, "every: 1h, retry: 3", 'import "array"\narray.from(rows: [{x: 1}]) |> map(fn: (r) => ({x: 1 / 0}))',
                    "// fluxc: backoff=100ms")
        run = run_at(server, task)
        equal(run["status"], "failed")
        equal(len([line for line in messages(run) if line.startswith("Started task")]), 3, messages(run))
        holds(messages(run)[1], "attempt 1 of 3 failed: could not execute task run: runtime error")
        equal(len(answer(server, "GET", f"/api/v2/tasks/{task['id']}/runs")["runs"]), 1)
        again = answer(server, "POST", f"/api/v2/tasks/{task['id']}/runs/{run['id']}/retry")
        equal((again["scheduledFor"], again["status"]), (NOON, "scheduled"))
        assert again["id"] != run["id"]
        equal(await_run(server, task, again)["status"], "failed")
        equal(len(answer(server, "GET", f"/api/v2/tasks/{task['id']}/runs")["runs"]), 2)
        # What takes too long.
        task = make(server, "every: 1h", ENDLESS, "// fluxc: timeout=200ms")
        run = run_at(server, task)
        equal((run["status"], messages(run)[-1]), ("failed", "the run was canceled because it took longer than 200ms"))


def canceled_runs():
    with Served(FLUXC) as server:
        task = make(server, "every: 1h, concurrency: 1", ENDLESS)
        runs = f"/api/v2/tasks/{task['id']}/runs"
        first = answer(server, "POST", runs, {"scheduledFor": NOON}, 201)
        second = answer(server, "POST", runs, {"scheduledFor": "2024-01-01T13:00:00Z"}, 201)
        equal(answer(server, "POST", runs, {"scheduledFor": NOON}, 422)["message"], "failed to force run: run already queued")
        equal(await_run(server, task, first, ended=False)["status"], "started")
        equal(answer(server, "GET", f"{runs}/{second['id']}")["status"], "scheduled")
        for run in (second, first):
            server.ask("DELETE", f"{runs}/{run['id']}", status=200)
            equal(await_run(server, task, run)["status"], "canceled")
            server.ask("DELETE", f"{runs}/{run['id']}", status=404)
        # One under way when the server is stopped is run again, under its id.
        third = answer(server, "POST", runs, {"scheduledFor": NOON}, 201)
        await_run(server, task, third, ended=False)
        server.options = (*server.options, "--grace", "100ms")
        server.kill()
        server.start()
        equal(await_run(server, task, third, ended=False)["status"], "started")
        server.stop()
        server.start()
        equal(await_run(server, task, third, ended=False)["status"], "started")
        server.ask("DELETE", f"/api/v2/tasks/{task['id']}", status=204)
        server.ask("GET", runs, status=404)


def tasks_that_follow():
    with Served(FLUXC) as server:
        one = answer(server, "POST", "/api/v2/tasks", {
            "org": "home", "flux": 'import "array"\noption task = {name: "one", every: 1s}\n'
                                   'array.from(rows: [{_time: now(), _measurement: "a", _field: "f", _value: 1}]) |> to(bucket: "first")'}, 201)
        two = answer(server, "POST", "/api/v2/tasks", {
            "org": "home", "flux": '// fluxc: after="one"\noption task = {name: "two", every: 2s}\n'
                                   'from(bucket: "first") |> range(start: -2s, stop: 1s) |> filter(fn: (r) => r._measurement == "a") '
                                   '|> sum() |> map(fn: (r) => ({r with _time: now(), _measurement: "b"})) |> to(bucket: "first")'}, 201)
        deadline = time.monotonic() + 60
        while len(rows(server, 'from(bucket: "first") |> range(start: -1h) |> filter(fn: (r) => r._measurement == "b")')) < 3:
            assert time.monotonic() < deadline, server.said()
            time.sleep(0.1)
        runs = {run["scheduledFor"]: run for run in answer(server, "GET", f"/api/v2/tasks/{one['id']}/runs")["runs"]}
        for run in answer(server, "GET", f"/api/v2/tasks/{two['id']}/runs")["runs"]:
            if run["status"] == "success":
                assert runs[run["scheduledFor"]]["finishedAt"] <= run["startedAt"]


def invokable_scripts():
    with Served(FLUXC) as server:
        script = answer(server, "POST", "/api/v2/scripts", {
            "name": "s", "script": 'import "array" array.from(rows: [{_time: now(), _measurement: "m", _field: params.field, '
                                   '_value: string(v: task.every)}]) |> to(bucket: "first")'}, 201)
        task = answer(server, "POST", "/api/v2/tasks", {"org": "home", "name": "by script", "every": "1h", "status": "inactive",
                                                        "scriptID": script["id"], "scriptParameters": {"field": "f"}}, 201)
        equal((task["name"], task["every"], task["scriptID"]), ("by script", "1h", script["id"]))
        equal(run_at(server, task)["status"], "success")
        found = rows(server, f'from(bucket: "first") |> range(start: {NOON}, stop: 2024-01-02T00:00:00Z)')
        equal([(row["_field"], row["_value"]) for row in found], [("f", "1h")])


def the_command():
    with Served(FLUXC) as server:
        def run(*words, code=0, text=None):
            done = subprocess.run([FLUXC, "task", *words, "--host", f"http://127.0.0.1:{server.port}", "--token", TOKEN],
                                  capture_output=True, text=True, input=text, timeout=60)
            equal((done.returncode, done.stderr if code == 0 else ""), (code, ""))
            return done.stdout + done.stderr

        holds(run("list"), "there are no tasks")
        script = 'import "array"\noption task = {name: "t", every: 1h}\n' \
                 'array.from(rows: [{_time: now(), _measurement: "m", _field: "f", _value: 1.5, host: "a"}]) |> to(bucket: "first")\n'
        holds(run("create", "-", "--status", "inactive", text=script), "inactive")
        holds(run("dry-run", "t", "--at", NOON), "m,host=a f=1.5 1704110400000000000\n")
        equal(rows(server, f'from(bucket: "first") |> range(start: {NOON})'), [])
        made = json.loads(run("run", "t", "--at", NOON, "--json"))
        task = json.loads(run("list", "--json"))["tasks"][0]
        equal(await_run(server, task, made)["status"], "success")
        equal(len(rows(server, f'from(bucket: "first") |> range(start: {NOON})')), 1)
        holds(run("log", "t"), "Completed(success)")
        holds(run("log", "t", "--run", made["id"]), made["id"])
        holds(run("show", task["id"]), made["id"])
        holds(run("retry", "t", made["id"]), "scheduled")
        holds(run("backfill", "t", "--from", "2024-01-01T00:00:00Z", "--to", "2024-01-01T06:00:00Z"), "6 runs are queued")
        deadline = time.monotonic() + 60
        while len(rows(server, 'from(bucket: "first") |> range(start: 2024-01-01T00:00:00Z)')) < 7:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        holds(run("backfill", "t", "--from", "2000-01-01T00:00:00Z", "--to", "2024-01-01T06:00:00Z", code=1),
              "more than 10000 runs")
        run("update", "t", "-e", 'option task = {name: "t", every: 1h}\nfrom(bucket: "nope") |> range(start: -1h)')
        failed = run_at(server, task)
        equal(failed["status"], "failed")
        holds(run("retry-failed", "t", "--dry-run"), "nothing was done")
        # The other run for this time went well.
        later = run_at(server, task, "2024-01-01T18:00:00Z")
        holds(run("retry-failed"), "2024-01-01T18:00:00Z")
        equal(later["status"], "failed")
        holds(run("show", "nobody", code=1), "there is no task `nobody`")
        status = subprocess.run([FLUXC, "status", "--host", f"http://127.0.0.1:{server.port}", "--token", TOKEN],
                                capture_output=True, text=True, timeout=60)
        holds(status.stdout, "next run")
        holds(server.ask("GET", "/metrics", token="")[2].decode(), 'fluxc_task_runs_total{task="t",status="failed"}')
        run("delete", "t")
        holds(run("list"), "there are no tasks")


def no_tasks():
    with Served(FLUXC, "--no-tasks") as server:
        task = make(server, "every: 1s", "buckets()")
        server.ask("PATCH", f"/api/v2/tasks/{task['id']}", {"status": "active"}, status=200)
        server.ask("POST", f"/api/v2/tasks/{task['id']}/runs", {"scheduledFor": NOON}, status=503)
        equal(answer(server, "GET", f"/api/v2/tasks/{task['id']}/runs")["runs"], [])


TESTS = [what_a_run_sees, failures, canceled_runs, tasks_that_follow, invokable_scripts, the_command, no_tasks]


def use(path):
    global FLUXC
    FLUXC = path


if __name__ == "__main__":
    cases.run(__doc__, TESTS, use)
