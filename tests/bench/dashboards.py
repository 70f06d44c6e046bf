#!/usr/bin/env python3
"""Load of a server: dashboards of 12 panels, looked at by many users at once, on fluxc beside InfluxDB 2.x.

Usage: dashboards.py [--fluxc PATH] [--influx2 BINARY] [--users N] [--seconds N] [--client PATH] [--folder DIR] FILE

FILE is line protocol of the shape that `ingest.py` takes: `cpu` of the hosts host_0 to host_99 with a region each, five
fields, a point every ten seconds. It is written to each server over HTTP. Every user looks at another host and moment, and
asks for the next panel when the last one is there. Then the same with two agents beside them that write 5,000 new lines in
each request, without a pause. Told are requests a second, how long an answer took (half of them, 99 of 100), the resident
memory of the server at most, and whether all lines that were acknowledged can be counted; before that, answers to all panels
are compared row by row. Both servers get the same requests in the same run, one after the other.
"""

import argparse
import csv
import io
import json
import os
import subprocess
import tempfile
import time

from peers import ROOT, Fluxc, Influx2, batches_of

FIRST, LAST = 1_700_000_000, 1_700_399_990
AGENTS, AGENT_LINES, AGENT_BATCHES = 2, 5000, 200

# What each panel shows, on HOST before the moment STOP.
PANELS = [
    ("1h", 'r._field == "usage_user" and r.host == "HOST"', "|> aggregateWindow(every: 1m, fn: mean)"),
    ("1h", 'r._field == "usage_system" and r.host == "HOST"', "|> aggregateWindow(every: 1m, fn: max)"),
    ("6h", 'r.host == "HOST"', "|> aggregateWindow(every: 5m, fn: mean, createEmpty: false)"),
    ("1h", 'r._field == "usage_user"', '|> group(columns: ["region"]) |> aggregateWindow(every: 5m, fn: mean)'),
    ("15m", 'r._field == "usage_idle"', "|> last()"),
    ("6h", 'r._field == "usage_iowait"', '|> group(columns: ["region"]) |> max()'),
    ("24h", 'r.host == "HOST"', "|> count()"),
    ("10m", 'r._field == "usage_nice" and r.host == "HOST"', ""),
    ("1h", 'r._field == "usage_user" and r.host == "HOST"', "|> quantile(q: 0.9)"),
    ("1h", 'r._field == "usage_user"', '|> mean() |> group() |> sort(columns: ["_value"], desc: true) |> limit(n: 5)'),
    ("1h", 'r._field == "usage_user" and r.host == "HOST"', "|> derivative(unit: 1m)"),
    ("24h", 'r._measurement == "cpu"', '|> keep(columns: ["host"]) |> group() |> distinct(column: "host")'),
]
SECONDS = {"10m": 600, "15m": 900, "1h": 3600, "6h": 21600, "24h": 86400}


def panels_of(user):
    host, stop = f"host_{user * 37 % 100}", LAST - user * 977 % (LAST - FIRST - 90_000)
    for span, condition, rest in PANELS:
        script = (f'from(bucket: "bench") |> range(start: {stop - SECONDS[span]}, stop: {stop})'
                  f' |> filter(fn: (r) => {condition.replace("HOST", host)}) {rest}')
        yield json.dumps({"query": script, "type": "flux", "dialect": {"annotations": ["group", "datatype", "default"]}})


def lines_of_agent(batch):
    time_of_line = (LAST + 10 + batch) * 1_000_000_000
    return "".join(f"agent,host=agent_{i % 500},part={i // 500} load={batch % 100}.5 {time_of_line}\n"
                   for i in range(AGENT_LINES))


def write_bodies(path, bodies):
    with open(path, "wb") as file:
        for body in bodies:
            data = body.encode()
            file.write(b"%d\n%s\n" % (len(data), data))


def rows_of(text):
    """The rows of an answer as sets of named cells: servers order tables and columns in their own ways."""
    names, rows = None, []
    for row in csv.reader(io.StringIO(text.decode())):
        if not row or row[0].startswith("#"):
            names = None
        elif names is None:
            names = row
        else:
            cells = {name: rounded(cell) for name, cell in zip(names, row) if name not in ("", "table", "result")}
            rows.append(tuple(sorted(cells.items())))
    return sorted(rows)


def rounded(cell):
    try:
        return f"{float(cell):.9g}"
    except ValueError:
        return cell


def memory_peak(process):
    with open(f"/proc/{process.pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


class Run:
    """One server with the data, and what it answered."""

    def __init__(self, name, kind, binary, options, folder):
        self.name, self.options, self.folder = name, options, folder
        self.peer = kind(binary, f"{folder}/{name}")
        os.makedirs(self.peer.folder)
        self.peer.start()
        started = time.monotonic()
        self.peer.send(batches_of(options.file, 10_000), 2)
        print(f"{name}: written in {time.monotonic() - started:.1f} s", flush=True)

    def client(self, path, connections, seconds, bodies):
        return subprocess.Popen([self.options.client, str(self.peer.port), path, "bench", str(connections), str(seconds),
                                 bodies], stdout=subprocess.PIPE)

    def answers(self, panels):
        self.peer.headers["Content-Type"] = "application/json"
        answers = []
        for panel in panels:
            status, text = self.peer.ask("POST", "/api/v2/query?org=bench", panel)
            if status != 200:
                raise SystemExit(f"{self.name} answers {status} {text} to {panel}")
            answers.append(rows_of(text))
        del self.peer.headers["Content-Type"]
        return answers

    def load(self, with_agents):
        client = self.client("/api/v2/query?org=bench", self.options.users, self.options.seconds, f"{self.folder}/panels")
        path = "/api/v2/write?org=bench&bucket=bench"
        agents = [self.client(path, 1, self.options.seconds, f"{self.folder}/agent{i}")
                  for i in range(AGENTS if with_agents else 0)]
        result, *written = [json.loads(process.communicate()[0]) for process in [client, *agents]]
        for one in [result, *written]:
            if one["failures"] > 0:
                print(f"{self.name}: {one['failures']} requests failed, the first with {one['failure']}")
        lines = sum(one["requests"] - one["failures"] for one in written) * AGENT_LINES
        print(f"{self.name}: {result['per_second']:.1f} requests/s, half in {result['p50_ms']:.1f} ms, 99 % in "
              f"{result['p99_ms']:.1f} ms, memory {memory_peak(self.peer.process):.0f} MB" +
              (f", {lines / self.options.seconds:,.0f} lines/s written" if with_agents else ""), flush=True)
        return result["per_second"], lines / self.options.seconds, [one["requests"] for one in written]

    def check_written(self, requests):
        wanted = sum(min(one, AGENT_BATCHES) for one in requests) * AGENT_LINES
        script = ('from(bucket: "bench") |> range(start: 0) |> filter(fn: (r) => r._measurement == "agent")'
                  ' |> count() |> group() |> sum()')
        [[row]] = self.answers([json.dumps({"query": script})])
        found = int(float(dict(row)["_value"]))
        print(f"{self.name}: {found} lines of agents counted, {wanted} acknowledged")
        if found != wanted:
            raise SystemExit(1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("--influx2", help="influxd of InfluxDB 2.x")
    parser.add_argument("--client", default=str(ROOT / "build" / "load_client"))
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--folder", help="where the directories are made: on the disk that is to be measured")
    options = parser.parse_args()
    panels = [panel for user in range(options.users) for panel in panels_of(user)]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        write_bodies(f"{folder}/panels", panels)
        for agent in range(AGENTS):
            write_bodies(f"{folder}/agent{agent}",
                         [lines_of_agent(agent * AGENT_BATCHES + batch) for batch in range(AGENT_BATCHES)])
        servers = [("fluxc", Fluxc, options.fluxc)]
        if options.influx2:
            servers.append(("InfluxDB", Influx2, options.influx2))
        figures, answers = [], []
        for name, kind, binary in servers:
            run = Run(name, kind, binary, options, folder)
            try:
                answers.append(run.answers(panels[:10 * len(PANELS)]))
                alone = run.load(with_agents=False)
                busy = run.load(with_agents=True)
                run.check_written(busy[2])
                figures.append((alone[0], busy[0], busy[1]))
            finally:
                run.peer.stop()
    if options.influx2:
        differing = [i for i, (a, b) in enumerate(zip(*answers)) if a != b]
        print(f"{len(differing)} of {len(answers[0])} answers differ" + (f", the first to {panels[differing[0]]}" if differing else ""))
        ratios = [ours / theirs for ours, theirs in zip(*figures)]
        print("fluxc beside InfluxDB: {:.1f} times the requests, {:.1f} with agents, which write {:.1f} times".format(*ratios))


if __name__ == "__main__":
    main()
