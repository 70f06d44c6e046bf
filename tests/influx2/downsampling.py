"""Tasks that downsample a bucket of an InfluxDB 2.x into another, read back by the server's own interface: what they write
is what they write to the store."""

import json
import urllib.request

import stand_in

TASKS = ["""
option task = {name: "example-task-name", every: 1h, offset: 10m}

from(FROM)
  |> range(start: -task.every)
  |> filter(fn: (r) => r._measurement == "cpu")
  |> filter(fn: (r) => r._field == "usage" or r._field == "idle")
  |> aggregateWindow(every: 10m, fn: mean)
  |> to(TO)
""", """
option task = {name: "downsample_5m_precision", every: 1h, offset: 0m}

from(FROM)
    |> range(start: -task.every)
    |> filter(fn: (r) => r._measurement == "mem" and r.host == "b")
    |> aggregateWindow(every: 5m, fn: mean)
    |> to(TO)
"""]
NOW = "2024-01-01T09:00:00Z"
# From any time: what was there before this ran would be seen.
READ = "range(start: 2023-01-01T00:00:00Z, stop: 2025-01-01T00:00:00Z)"


def rows_of(text):
    """Rows of annotated CSV by what they are of."""
    found = {}
    for table in stand_in.tables_of(text):
        for row in table["rows"]:
            cells = dict(zip(table["head"]["names"], row))
            value = float(cells["_value"])
            names = sorted((name, cell) for name, cell in cells.items()
                           if name and name not in ("result", "table", "_start", "_stop", "_value"))
            assert tuple(names) not in found
            found[tuple(names)] = value
    return found


def ask(host, org, token, script):
    body = json.dumps({"query": script, "dialect": {"header": True, "annotations": ["datatype", "group", "default"]}})
    request = urllib.request.Request(f"{host}/api/v2/query?org={org}", method="POST", data=body.encode(),
                                     headers={"Authorization": "Token " + token, "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode()


LOCAL_TARGET = "downsampled"


def run(fluxc, local, bucket, target, host, org, token):
    """`local` is a bucket of the store with the points of `bucket` at the host, where `target` is, empty."""
    access = f'host: "{host}", org: "{org}", token: "{token}"'
    fluxc("bucket", "create", LOCAL_TARGET)
    for task in TASKS:
        for source, sink in [(f'bucket: "{local}"', f'bucket: "{LOCAL_TARGET}"'),
                             (f'bucket: "{bucket}", {access}', f'bucket: "{target}", {access}')]:
            result = fluxc("run", "--now", NOW, "--quiet", "-", script=task.replace("FROM", source).replace("TO", sink))
            assert result.returncode == 0, result.stderr
    stored = rows_of(fluxc.run(f'from(bucket: "{LOCAL_TARGET}") |> {READ}').stdout)
    served = rows_of(ask(host, org, token, f'from(bucket: "{target}") |> {READ}'))
    is_fine = stored == served and len(stored) > 0
    print(f"tasks write {len(served)} points to the server, {'as' if is_fine else 'NOT as'} to the store")
    return is_fine
