#!/usr/bin/env python3
"""Times durable ingest of a file in line protocol: fluxc beside VictoriaMetrics, InfluxDB 1.x and 2.x, and what a value takes on disk.

Usage: ingest.py [--fluxc PATH] [--victoria BINARY] [--influx1 BINARY] [--influx2 BINARY] [--batch LINES]
                 [--connections N,...] [--runs N] [--folder DIR] FILE

Each peer is started with an empty directory on a port of this machine, with its fsync on (InfluxDB acknowledges a batch once
its log is on disk), and gets the same batches over so many connections at once; of several numbers the fastest counts. Its
time ends when all is durable: for InfluxDB with the last answer, for VictoriaMetrics, which keeps points of some seconds in
memory, when it has stopped. `fluxc write` reads the file, and ends when all is durable and packed. The processor time is that
of the server, without what its client takes. The size is that of the directory, for InfluxDB after a stop, which does not
pack its log into files; fluxc also tells that after `store compact`. `values` are those of fields.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

from peers import ROOT, Influx1, Influx2, Victoria, batches_of


def size_of(folder):
    return sum(file.stat().st_size for file in pathlib.Path(folder).rglob("*") if file.is_file())


def values_in(file):
    """Values and lines: every line of the file has as many fields as its first."""
    with open(file, "rb") as text:
        fields = text.readline().split(b" ")[1].count(b",") + 1
        text.seek(0)
        lines = sum(piece.count(b"\n") for piece in iter(lambda: text.read(1 << 24), b""))
    return fields * lines, lines


def time_peer(kind, binary, options, folder, connections):
    os.makedirs(folder)
    peer = kind(binary, folder)
    peer.start()
    batches = list(batches_of(options.file, options.batch))
    started = time.monotonic()
    peer.send(batches, connections)
    seconds = time.monotonic() - started
    processor = peer.stop()
    if kind.is_durable_when_stopped:
        seconds = time.monotonic() - started
    size = size_of(folder)
    shutil.rmtree(folder)
    return seconds, processor, size


def time_fluxc(options, folder):
    started = time.monotonic()
    process = subprocess.Popen([options.fluxc, "write", "--create", "--bucket", "bench", "--data", folder, options.file],
                               stderr=subprocess.PIPE)
    message = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    seconds = time.monotonic() - started
    if status != 0:
        raise SystemExit(f"fluxc write failed: {message}")
    size = size_of(folder)
    subprocess.run([options.fluxc, "store", "compact", "--data", folder], check=True, capture_output=True)
    compacted = size_of(folder)
    shutil.rmtree(folder)
    return seconds, usage.ru_utime + usage.ru_stime, size, compacted


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("--victoria", help="VictoriaMetrics, single node")
    parser.add_argument("--influx1", help="influxd of InfluxDB 1.x")
    parser.add_argument("--influx2", help="influxd of InfluxDB 2.x")
    parser.add_argument("--batch", type=int, default=10_000, help="lines in a request")
    parser.add_argument("--connections", default="1,2,4")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--folder", help="where the directories are made: on the disk that is to be measured")
    options = parser.parse_args()
    values, lines = values_in(options.file)
    print(f"{lines} lines, {values} values", flush=True)

    def tell(name, seconds, processor, size, more=""):
        print(f"{name}: {values / seconds:,.0f} values/s ({seconds:.1f} s; {processor:.1f} s of processors), "
              f"{size / values:.2f} bytes a value{more}", flush=True)

    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        runs = [time_fluxc(options, f"{folder}/fluxc{i}") for i in range(options.runs)]
        ours = min(runs)
        tell("fluxc", *ours[:3], f", {ours[3] / values:.2f} compacted")
        peers = [("VictoriaMetrics", Victoria, options.victoria), ("InfluxDB 1.x", Influx1, options.influx1),
                 ("InfluxDB 2.x", Influx2, options.influx2)]
        for name, kind, binary in peers:
            if binary is None:
                continue
            tries = []
            for connections in [int(n) for n in options.connections.split(",")] * options.runs:
                tries.append(time_peer(kind, binary, options, f"{folder}/{kind.__name__}{len(tries)}", connections))
            best = min(tries)
            processor = min(one[1] for one in tries)
            tell(name, *best, f"; fluxc is {best[0] / ours[0]:.1f} times as fast and takes "
                              f"{ours[1] / processor:.2f} of its processor time")


if __name__ == "__main__":
    main()
