"""Ctrl-C ends whatever is going on, with the exit code that shells give for it."""

import os
import signal
import socket
import subprocess
import time

# Work that takes far longer than the test waits; `{port}` is a server that never answers.
SCRIPTS = {
    "script functions": 'import "array"\n'
                        "a = array.map(arr: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], fn: (x) => x)\n"
                        "b = array.concat(arr: a, v: a)\nc = array.concat(arr: b, v: b)\n"
                        "f = (x) => array.map(arr: c, fn: (x) => array.map(arr: c, fn: (x) => array.map(arr: c, fn: (x) => "
                        "array.map(arr: c, fn: (x) => array.map(arr: c, fn: (x) => x)))))\n"
                        "array.from(rows: [{n: length(arr: f(x: 1))}])",
    "http.post": 'import "array"\nimport "http"\n'
                 'array.from(rows: [{s: http.post(url: "http://127.0.0.1:{port}/", data: bytes(v: "x"))}])',
    "requests": 'import "array"\nimport "http/requests"\n'
                'array.from(rows: [{s: requests.get(url: "http://127.0.0.1:{port}/").statusCode}])',
    "InfluxDB": 'from(bucket: "db/rp", host: "http://127.0.0.1:{port}") |> range(start: -1h)',
    "one long call": 'import "array"\nimport "strings"\n'
                     'a = strings.repeat(v: "a", i: 20000000)\nb = strings.repeat(v: "b", i: 20000000)\n'
                     "array.from(rows: [{n: strings.indexAny(v: a, chars: b)}])",
    "a pipe without end": 'import "csv"\ncsv.from(file: "pipe", mode: "raw")',
}


def test_interrupt_of_everything(fluxc):
    os.mkfifo(fluxc.folder / "pipe")
    writer = os.open(fluxc.folder / "pipe", os.O_RDWR)
    silent = socket.create_server(("127.0.0.1", 0))
    for name, script in SCRIPTS.items():
        script = script.replace("{port}", str(silent.getsockname()[1]))
        process = subprocess.Popen([fluxc.program, "run", "-e", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   text=True, cwd=fluxc.folder)
        time.sleep(1.0)
        assert process.poll() is None, f"{name} ended by itself: {process.communicate()}"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
        assert process.returncode == 130 and "cancel" in said, (name, process.returncode, said)
    os.close(writer)
    silent.close()


def ignore_signals():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


def test_signals_that_were_ignored_before(fluxc):
    """What `nohup`, or a shell that starts it in the background, has ignored does not end a command."""
    pipe = fluxc.folder / "ignored"
    os.mkfifo(pipe)
    process = subprocess.Popen([fluxc.program, "run", "-e", 'import "csv"\ncsv.from(file: "ignored", mode: "raw")'],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=fluxc.folder,
                               preexec_fn=ignore_signals)
    # Open once the command reads it.
    with open(pipe, "w", encoding="utf-8") as writer:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            process.send_signal(number)
        writer.write("a\n1\n")
    printed, said = process.communicate(timeout=20)
    assert process.returncode == 0 and "1" in printed and not said, (process.returncode, printed, said)


def test_interrupt_of_output_that_nobody_reads(fluxc):
    script = ('import "generate"\ngenerate.from(start: 2024-01-01T00:00:00Z, stop: 2025-01-01T00:00:00Z, count: 100000, '
              "fn: (n) => n)")
    read_end, write_end = os.pipe()
    process = subprocess.Popen([fluxc.program, "run", "-e", script], stdout=write_end, stderr=subprocess.PIPE, text=True)
    os.close(write_end)
    time.sleep(2.0)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 130, process.returncode
    os.close(read_end)


def test_interrupt_leaves_no_half_of_a_line(fluxc):
    """The reader is slower than the query, so a write is under way when the signal comes."""
    script = ('import "generate"\ngenerate.from(start: 2024-01-01T00:00:00Z, stop: 2025-01-01T00:00:00Z, count: 1000000, '
              "fn: (n) => n)")
    process = subprocess.Popen([fluxc.program, "run", "-e", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    got = process.stdout.read(100_000)
    time.sleep(0.3)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    rest, said = process.communicate(timeout=20)
    assert process.returncode == 130 and b"cancel" in said, (process.returncode, said)
    assert (got + rest).endswith(b"\n"), (got + rest)[-100:]
