#!/usr/bin/env python3
"""Measures parse + check beside the reference's own front end (npm @influxdata/flux-lsp-node), in one run.

usage: tests/bench/check_speed.py [--build DIR] [--peer DIR] [--runs N]

The peer is installed into a temporary folder unless --peer names one that has it in node_modules.
"""

import argparse
import json
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PEER = "@influxdata/flux-lsp-node@0.8.40"

SMALL = """from(bucket: "plant")
    |> range(start: -1h)
    |> filter(fn: (r) => r._measurement == "pump" and r._field == "level")
    |> aggregateWindow(every: 5m, fn: mean, createEmpty: false)
    |> map(fn: (r) => ({r with percent: r._value * 100.0}))
    |> filter(fn: (r) => r.percent > 80.0)
    |> yield(name: "high")
"""

# Reads lines `RUNS FILE`, answers with the median microseconds of a validation.
PEER_SCRIPT = """
const flux = require(process.argv[2] + '/node_modules/@influxdata/flux-lsp-node');
const fs = require('fs');
const median = (file, runs) => {
  const text = fs.readFileSync(file, 'utf8'), times = [];
  let valid;
  for (let i = 0; i < runs + 2; i++) {
    const begin = process.hrtime.bigint();
    valid = new flux.Flux(text).is_valid();
    if (i >= 2) times.push(Number(process.hrtime.bigint() - begin) / 1000);
  }
  times.sort((a, b) => a - b);
  return { us: times[times.length >> 1], valid };
};
const [runs, ...files] = process.argv.slice(3);
if (runs === 'each') {
  const begin = process.hrtime.bigint();
  for (const file of files) new flux.Flux(fs.readFileSync(file, 'utf8')).is_valid();
  console.log(JSON.stringify({ us: Number(process.hrtime.bigint() - begin) / 1000 }));
} else {
  console.log(JSON.stringify(median(files[0], Number(runs))));
}
"""


def large_script(functions=500):
    """Gives a script of so many functions, about 71 KB."""
    lines = ['import "math"\n']
    for i in range(functions):
        lines.append(f"scale{i} = (tables=<-, by={i}.5) =>\n    tables\n"
                     f"      |> filter(fn: (r) => r._value > {i}.0)\n"
                     f"      |> map(fn: (r) => ({{r with v{i}: r._value * by}}))")
    return "\n\n".join(lines) + "\n"


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def wall_ms(runs, *command):
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def peak_mb(*command):
    text = subprocess.run(["/usr/bin/time", "-v", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          text=True).stderr
    return int(re.search(r"Maximum resident set size \(kbytes\): (\d+)", text).group(1)) / 1024


def compare_in_process(build, peer, files, runs):
    for name, path in files.items():
        # The peer needs more than half a second for the large script.
        ours = json.loads(run(f"{build}/check_bench", str(runs), path))
        theirs = json.loads(run("node", *peer, str(max(runs // 10, 3)), path))
        print(f"{name} ({ours['bytes']} bytes): parse {ours['parse_us'] / 1000:.3f} ms, parse + check "
              f"{ours['check_us'] / 1000:.3f} ms, peer {theirs['us'] / 1000:.3f} ms: "
              f"{theirs['us'] / ours['check_us']:.1f} times faster")
        if ours["diagnostics"] or not theirs["valid"]:
            print(f"  warning: {ours['diagnostics']} diagnostics, peer says valid = {theirs['valid']}")


def compare_directory(build, peer, folder, runs):
    files = []
    for i in range(1000):
        path = folder / f"{i:04}.flux"
        path.write_text(SMALL.replace("80.0", f"{i}.0"))
        files.append(str(path))
    ours = wall_ms(max(runs // 20, 3), f"{build}/fluxc", "check", str(folder))
    each = json.loads(run("node", *peer, "each", *files))["us"] / 1000
    alone = wall_ms(3, "node", *peer, "1", files[0])
    print(f"1,000 files: {ours:.0f} ms; peer in one process {each:.0f} ms: {each / ours:.1f} times faster; "
          f"peer one process per file about {alone * 1000:.0f} ms: {alone * 1000 / ours:.0f} times faster")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--peer")
    parser.add_argument("--runs", type=int, default=101)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        peer = options.peer or str(scratch)
        if not options.peer:
            run("npm", "install", "--prefix", peer, "--no-audit", "--no-fund", "--silent", PEER)
        (scratch / "peer.js").write_text(PEER_SCRIPT)
        (scratch / "small.flux").write_text(SMALL)
        (scratch / "large.flux").write_text(large_script())
        small, large = str(scratch / "small.flux"), str(scratch / "large.flux")
        node = [str(scratch / "peer.js"), peer]
        compare_in_process(options.build, node, {"small": small, "large": large}, options.runs)
        fluxc = f"{options.build}/fluxc"
        print(f"process `fluxc check small.flux`: {wall_ms(options.runs, fluxc, 'check', small):.1f} ms, "
              f"{peak_mb(fluxc, 'check', small):.1f} MB; large: {wall_ms(11, fluxc, 'check', large):.1f} ms, "
              f"{peak_mb(fluxc, 'check', large):.1f} MB; `true`: {wall_ms(options.runs, 'true'):.1f} ms")
        (scratch / "many").mkdir()
        compare_directory(options.build, node, scratch / "many", options.runs)


if __name__ == "__main__":
    main()
