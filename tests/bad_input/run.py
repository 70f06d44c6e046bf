#!/usr/bin/env python3
"""What goes wrong in the world outside: every case ends with the right exit code and a message that names cause and
place, and nothing that was acknowledged is lost.

Usage: run.py [--fluxc PATH]
"""

import argparse
import http.server
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback

import interrupts
import output
import points
import sources
from fluxc import Fluxc

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))

from ports import free_port  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

ARRAY = 'import "array"\narray.from(rows: [{_value: 1}])\n'


def test_syntax_error_runs_nothing(fluxc):
    script = 'import "array"\narray.from(rows: [{_measurement: "m", _field: "f", _value: 1, _time: 2024-01-01T00:00:00Z}])' \
             ' |> to(bucket: "b")\nx = = 1\n'
    fluxc.ok("bucket", "create", "--data", fluxc.store, "b")
    fluxc.fails("run", "--data", fluxc.store, "-e", script, says=["error[E01", "-e:3:"])
    assert fluxc.count("b") == 0


def test_type_error(fluxc):
    fluxc.fails("run", "-e", 'x = 1 + "a"\n' + ARRAY, says=["error[E0", "int", "string", "-e:1:"])
    fluxc.fails("check", "-e", "a = undefinedName", says=["undefinedName"])


def test_one_cause_is_told_once(fluxc):
    """What the checker warns of and the run fails at: the run alone says it, with the advice; `compile` still warns."""
    rows = 'import "array"\narray.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}]) |> '
    for call, advice in [('range(start: "-1h")', "write `-1h` without quotes"),
                         ("range(start: -1h, stop: now)", "call the function: `now()`"),
                         ("map(fn: (r) => r._value + 1)", "name the column: `({r with _value: …})`")]:
        text = fluxc.fails("run", "-e", rows + call, says=["fluxc: ", advice])
        assert text.count(advice) == 1 and "warning" not in text, text
        for command in ["check"], ["compile", "-o", "x.fluxb"]:
            assert "warning[W0503]" in fluxc(*command, "-e", rows + call).stderr + fluxc(*command, "-e", rows + call).stdout
    # What is deprecated is told by `check` alone.
    text = fluxc.fails("run", "-e", 'import "experimental/http"\nhttp.get(url: "http://127.0.0.1:1/")',
                       says=["cannot connect to 127.0.0.1:1"])
    assert "warning" not in text, text


def test_wrong_usage(fluxc):
    fluxc.fails("run", "--no-such-flag", code=2)
    fluxc.fails("nonsense", code=2)
    fluxc.fails("run", says=["name one script"])


def test_commands_and_options(fluxc):
    """What was meant is proposed, and the commands that there are are listed."""
    fluxc.fails(code=2, says=["a command is missing after `fluxc`", "run, check", "fluxc --help"])
    fluxc.fails("rnu", code=2, says=["`fluxc` has no command `rnu`", "did you mean `run`?", "explain"])
    fluxc.fails("downsample.flux", code=2, says=["did you mean `fluxc run downsample.flux`?"])
    fluxc.fails("help", code=2, says=["did you mean `--help`?"])
    fluxc.fails("version", code=2, says=["did you mean `--version`?"])
    fluxc.fails("run", "--threads", "-1", "-e", ARRAY, code=2, says=["--threads"])
    assert fluxc.ok("explain-error", "202").startswith("# E0202")
    fluxc.fails("bucket", code=2, says=["a command is missing after `fluxc bucket`", "create, list, update, delete"])
    fluxc.fails("bucket", "lits", code=2, says=["`fluxc bucket` has no command `lits`", "did you mean `list`?"])
    fluxc.fails("--data", "x", "run", code=2, says=["`fluxc` has no option `--data`"])
    fluxc.fails("run", "--fromat=csv", "-e", ARRAY, code=2, says=["`fluxc run` has no option `--fromat`", "`--format`"])
    fluxc.fails("bucket", "create", "a", "b", code=2, says=["`fluxc bucket create` takes no argument `b`"])
    fluxc.fails("run", "--format", "xml", "-e", ARRAY, code=2, says=["fluxc: --format", "csv", "fluxc run --help"])
    fluxc.fails("run", "--format", "tabel", "-e", ARRAY, code=2, says=["did you mean `table`?"])
    fluxc.fails("run", "--jit", "alway", "-e", ARRAY, code=2, says=["did you mean `always`?"])
    fluxc.fails("write", code=2, says=["fluxc: --bucket is required"])
    assert fluxc.ok("--help") and fluxc.ok("bucket", "list", "--help")


def test_missing_file(fluxc):
    fluxc.fails("run", "no/such.flux", says=["no/such.flux", "No such file"])
    fluxc.fails("write", "--data", fluxc.store, "--create", "--bucket", "b", "no.lp", 
                says=["cannot read `no.lp`: No such file or directory"])
    (fluxc.folder / "good.lp").write_text("m f=1 1\n")
    text = fluxc.fails("write", "--data", fluxc.store, "--create", "--bucket", "b", "good.lp", "no.lp", says=["no.lp"])
    assert "written" not in text and not pathlib.Path(fluxc.store).exists(), text
    text = fluxc.fails("write", "--data", fluxc.store, "--create", "--bucket", "b", ".", says=["cannot read `.`: Is a directory"])
    assert "stopped" not in text, text


def test_planning_within_memory(fluxc):
    """Whatever runs out of the memory that the query may take, the message names the limit."""
    script = ARRAY.strip() + " |> map(fn: (r) => ({r with x: 1}))" * 400
    for kilobytes in range(100, 1100, 100):
        result = fluxc("run", "--memory-limit", f"{kilobytes}KB", "-e", script)
        assert result.returncode == 0 or "memory limit of" in result.stderr, (kilobytes, result.stderr)


def test_no_points_at_all(fluxc):
    """Nothing is said of times that there are none of."""
    result = fluxc("write", "--data", fluxc.store, "--create", "--bucket", "b", "-", stdin="")
    assert result.returncode == 0 and result.stderr == "stdin: 0 points written (0 values)\n", result.stderr


def test_points_that_are_none(fluxc):
    """A file that is surely no line protocol is refused once, not line by line."""
    files = {"a.xz": (b"\xfd7zXZ\0\0", "compressed"), "a.bin": (b"\x7fELF\x02\n\n" + bytes(200), "binary data"),
             "a.json": (b'{"m": 1}\n{"m": 2}\n', "JSON")}
    for name, (content, says) in files.items():
        (fluxc.folder / name).write_bytes(content)
        text = fluxc.fails("write", "--data", fluxc.store, "--create", "--bucket", "b", name, says=[f"{name}: this is", says])
        assert text.count("\n") == 1, text


def test_null_bytes_behind_text(fluxc):
    """They make a text that has begun neither binary nor unwritten: each line is a point, or is rejected, by itself."""
    (fluxc.folder / "nul.lp").write_bytes(b"nul v=1 1\nnul v=2\0 2\nnul,t=a\0\0\nnul v=4 4\n")
    text = fluxc.fails("write", "--data", fluxc.store, "--create", "--bucket", "b", "nul.lp", says=["nul.lp:2: ", "nul.lp:3: "])
    assert text.endswith("nul.lp: 2 points written (2 values), 2 lines rejected\n"), text


def test_units_of_timestamps(fluxc):
    """Timestamps in a coarser unit than was said are told of: they are all in the first weeks of 1970."""
    write = ["write", "--data", fluxc.store, "--create", "--bucket", "b"]
    for name, stamp, unit in ("s.lp", 1704067200, "s"), ("ms.lp", 1704067200000, "ms"), ("us.lp", 1704067200000000, "us"):
        (fluxc.folder / name).write_text(f"m f=1 {stamp}\n")
        text = fluxc(*write, name).stderr
        assert f"`--precision {unit}`" in text, text
        assert "--precision" not in fluxc(*write, "--precision", unit, name).stderr
    text = fluxc(*write, "--precision", "ms", "s.lp").stderr
    assert "`--precision s`" in text, text
    (fluxc.folder / "none.lp").write_text("m f=1\n")
    assert "--precision" not in fluxc(*write, "none.lp").stderr


def test_byte_order_mark(fluxc):
    """It is not part of the first measurement's name."""
    (fluxc.folder / "mark.lp").write_bytes(b"\xef\xbb\xbfm f=1 1704067200000000000\n")
    fluxc.ok("write", "--data", fluxc.store, "--create", "--bucket", "b", "mark.lp")
    script = 'from(bucket: "b") |> range(start: 0) |> filter(fn: (r) => r._measurement == "m")'
    assert ",m" in fluxc.ok("run", "--data", fluxc.store, "-e", script)


def test_program_without_its_parts(fluxc):
    """Who copies the program alone is told which file it lacks."""
    alone = fluxc.folder / "alone"
    alone.mkdir()
    shutil.copy(fluxc.program, alone / "fluxc")
    script = 'import "experimental/geo"\nimport "array"\narray.from(rows: [{token: geo.s2CellIDToken(' \
             'point: {lat: 1.0, lon: 2.0}, level: 10)}])\n'
    Fluxc(alone / "fluxc", fluxc.folder).fails("run", "-e", script, says=["libfluxc_geo.so", "is missing", "install fluxc anew"])


def test_closed_standard_streams(fluxc):
    """A file of the store never stands where a stream of the command is closed."""
    def without(*files):
        return lambda: [os.close(file) for file in files]

    fluxc.ok("write", "--data", fluxc.store, "--create", "--bucket", "b", "-", stdin="m,t=a f=1 1000\n")
    for file, args in [(0, ["write", "--data", fluxc.store, "--bucket", "b", "-"]), (1, ["bucket", "list", "--data", fluxc.store]),
                       (1, ["store", "verify", "--data", fluxc.store])]:
        result = fluxc(*args, limit=without(file))
        assert result.returncode == 1 and "Bad file descriptor" in result.stderr, (args, result)
    write = fluxc("write", "--data", fluxc.store, "--bucket", "b", "-", stdin="m,t=a f=1 2000\nnonsense\n", limit=without(1, 2))
    assert write.returncode == 1, write
    run = fluxc("run", "--data", fluxc.store, "-e", 'from(bucket: "b") |> range(start: 0)', limit=without(0, 1, 2))
    assert run.returncode == 1, run
    fluxc.ok("store", "verify", "--data", fluxc.store)
    assert fluxc.count("b") == 2


def test_compile_into_what_is_no_file(fluxc):
    pipe = fluxc.folder / "pipe"
    os.mkfifo(pipe)
    fluxc.ok("compile", "-e", ARRAY, "-o", "x.fluxb")
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)
    fluxc.ok("compile", "-e", ARRAY, "-o", pipe)
    assert reader.communicate(timeout=20)[0] == (fluxc.folder / "x.fluxb").read_bytes()
    assert pipe.is_fifo()
    (fluxc.folder / "full").symlink_to("/dev/full")
    fluxc.fails("compile", "-e", ARRAY, "-o", "full", says=["cannot write", "No space left"])
    assert (fluxc.folder / "full").is_symlink()
    fluxc.fails("compile", "-e", ARRAY, "-o", ".", says=["cannot write `.`: Is a directory"])
    assert subprocess.run([fluxc.program, "compile", "-e", ARRAY, "-o", "-"], capture_output=True,
                          cwd=fluxc.folder, check=True).stdout == (fluxc.folder / "x.fluxb").read_bytes()


def test_no_store(fluxc):
    (fluxc.folder / "file").write_text("x")
    (fluxc.folder / "empty").mkdir()
    read = 'from(bucket: "b") |> range(start: -1h)'
    fluxc.fails("run", "--data", "none", "-e", read, says=["no data directory at `none`"])
    fluxc.fails("run", "--data", "empty", "-e", read, says=["there is no store in `empty`"])
    for args in (["run", "-e", read], ["write", "--create", "--bucket", "b", "file"], ["store", "verify"]):
        text = fluxc.fails(*args, "--data", "file", says=["data directory `file` cannot be used: Not a directory"])
        assert "write to a bucket" not in text, text
    fluxc.fails("write", "--create", "--bucket", "b", "--data", "file/store", "file", says=["`file/store`", "Not a directory"])


def test_directory_of_other_files(fluxc):
    """A store is only made where nothing else lies."""
    other = fluxc.folder / "other"
    other.mkdir()
    (other / "notes.txt").write_text("x")
    for args in (["write", "--create", "--bucket", "b"], ["bucket", "create", "b"]):
        fluxc.fails(*args, "--data", "other", stdin="m f=1 1\n",
                    says=["no store can be made in `other`: there are other files in it", "takes an empty directory"])
    text = fluxc.fails("run", "--data", "other", "-e", 'from(bucket: "b") |> range(start: -1h)',
                       says=["there is no store in `other`"])
    assert "write to a bucket" not in text, text
    assert [path.name for path in other.iterdir()] == ["notes.txt"]
    for name in ("lost+found", ".gitkeep"):
        (fluxc.folder / f"with {name}").mkdir()
        (fluxc.folder / f"with {name}" / name).write_text("")
        fluxc.ok("bucket", "create", "b", "--data", f"with {name}")


def test_times_in_another_unit(fluxc):
    """Points of 2024 whose times are read as nanoseconds are in 1970; that is said once."""
    def write(*args, times):
        lines = "".join(f"m f=1 {time}\n" for time in times)
        result = fluxc("write", "--data", fluxc.store, "--create", "--bucket", "b", *args, stdin=lines)
        assert result.returncode == 0 and f"{len(times)} points written" in result.stderr, result
        return result.stderr

    seconds = 1_700_000_000
    for unit, name, scale in ("s", "seconds", 1), ("ms", "milliseconds", 10**3), ("us", "microseconds", 10**6):
        times = [seconds * scale, (seconds + 1000) * scale]
        said = write(times=times)
        assert said.count("1970") == 3 and f"are they {name}? `--precision {unit}`" in said, said
        assert "1970" not in write("--precision", unit, times=times)
    assert "are they seconds?" in write("--precision", "ms", times=[seconds, seconds + 1])
    assert "1970" not in write(times=[seconds, seconds * 10**9])
    assert "1970" not in write(times=[1, 2])
    (fluxc.folder / "a.lp").write_text(f"m f=1 {seconds}\n")
    (fluxc.folder / "b.lp").write_text(f"m f=1 {seconds}\n")
    said = fluxc("write", "--data", fluxc.store, "--bucket", "b", "a.lp", "b.lp").stderr
    assert said.count("are they seconds?") == 1, said


def test_missing_bucket(fluxc):
    fluxc.ok("bucket", "create", "--data", fluxc.store, "telegraf")
    fluxc.fails("run", "--data", fluxc.store, "-e", 'from(bucket: "telegra") |> range(start: -1h)', says=['"telegra"', "telegraf"])
    fluxc.fails("write", "--data", fluxc.store, "--bucket", "nope", "-", stdin="m f=1 1\n", says=['"nope"'])


def test_missing_column(fluxc):
    fluxc.fails("run", "-e", ARRAY + '    |> sum(column: "nope")', says=["nope"])


def test_unbounded_read(fluxc):
    fluxc.ok("bucket", "create", "--data", fluxc.store, "b")
    fluxc.fails("run", "--data", fluxc.store, "-e", 'from(bucket: "b")', says=["range"])


def test_malformed_line_protocol(fluxc):
    lines = "m,a=b f=1 1000\nm f= 2000\nm,a=b f=2 3000\nthis is nothing\n"
    (fluxc.folder / "bad.lp").write_text(lines)
    fluxc.fails("write", "--data", fluxc.store, "--create", "--bucket", "b", "bad.lp", says=["bad.lp:2", "bad.lp:4", "2 points"])
    assert fluxc.count("b") == 2


def test_csv_with_wrong_annotations(fluxc):
    table = "#datatype,string,long,duration\n#group,false,false,false\n#default,_result,,\n,result,table,x\n,,0,1h\n"
    (fluxc.folder / "t.csv").write_text(table)
    fluxc.fails("run", "-e", 'import "csv"\ncsv.from(file: "t.csv")', says=["csv.from", "duration"])
    fluxc.fails("run", "-e", 'import "csv"\ncsv.from(csv: "a,b\\n1,2\\n")', says=["annotation", "raw"])
    fluxc.fails("run", "-e", 'import "csv"\ncsv.from(file: "missing.csv")', says=["missing.csv"])


def test_damaged_module(fluxc):
    (fluxc.folder / "x.flux").write_text(ARRAY)
    module = fluxc.folder / "x.fluxb"
    fluxc.ok("compile", "x.flux", "-o", "x.fluxb")
    good = module.read_bytes()
    assert fluxc("run", "x.fluxb").stdout == fluxc("run", "x.flux").stdout
    module.write_bytes(good[:-7])
    fluxc.fails("run", "x.fluxb", says=["x.fluxb", "truncated"])
    flipped = bytearray(good)
    flipped[len(good) // 2] ^= 4
    module.write_bytes(flipped)
    fluxc.fails("run", "x.fluxb", says=["x.fluxb", "damaged"])
    newer = bytearray(good)
    newer[8:12] = (99).to_bytes(4, "little")
    module.write_bytes(newer)
    fluxc.fails("run", "x.fluxb", says=["x.fluxb", "99"])


def test_files_that_are_no_scripts(fluxc):
    """Whoever names the wrong file hears it once, and a large one is not read."""
    files = {"points.flux": b"cpu,host=a usage=1.5 1700000000000000000\ncpu,host=b usage=2.5\n",
             "one.flux": b"cpu usage=1.5\n",
             "utf16.flux": "\ufeffx = 1\n".encode("utf-16-le"),
             "program.flux": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4}
    says = {"points.flux": "line protocol", "one.flux": "line protocol", "utf16.flux": "UTF-16", "program.flux": "binary"}
    for name, content in files.items():
        (fluxc.folder / name).write_bytes(content)
        text = fluxc.fails("check", name, says=[f"this is {says[name]}"])
        assert text.count("error") == 1, text
        assert text.isprintable() or not any(ord(c) < 32 and c != "\n" for c in text), text
    with open(fluxc.folder / "huge.flux", "wb") as huge:
        huge.truncate(1 << 40)
    fluxc.fails("check", "huge.flux", says=["huge.flux", "64 MiB"])
    fluxc.fails("run", "huge.flux", says=["huge.flux", "64 MiB"])
    fluxc.ok("compile", "-e", ARRAY, "-o", "x.fluxb")
    fluxc.fails("check", "x.fluxb", says=["x.fluxb", "compiled module"])


def test_byte_order_mark(fluxc):
    (fluxc.folder / "bom.flux").write_bytes(b"\xef\xbb\xbf" + ARRAY.encode())
    fluxc.ok("check", "bom.flux")
    (fluxc.folder / "bom.flux").write_bytes(b"\xef\xbb\xbfx = y\n")
    fluxc.fails("check", "bom.flux", says=["bom.flux:1:5"])


def test_compile_keeps_what_was_there(fluxc):
    (fluxc.folder / "x.fluxb").write_text("old")
    fluxc.fails("compile", "-e", "x = ", "-o", "x.fluxb")
    assert (fluxc.folder / "x.fluxb").read_text() == "old"


def test_second_writer(fluxc):
    """One process writes at a time, others read meanwhile."""
    fluxc.ok("bucket", "create", "--data", fluxc.store, "b")
    holder = subprocess.Popen([fluxc.program, "write", "--data", fluxc.store, "--bucket", "b", "-"], stdin=subprocess.PIPE)
    try:
        holder.stdin.write(b"m f=1 %d\n" % time.time_ns())
        holder.stdin.flush()
        deadline, read = time.monotonic() + 20, ""
        while "_value" not in read and time.monotonic() < deadline:
            read = fluxc.ok("run", "--data", fluxc.store, "-e", 'from(bucket: "b") |> range(start: -1h)')
        assert "_value" in read, read
        fluxc.fails("write", "--data", fluxc.store, "--bucket", "b", "-", stdin="m f=1 1000\n", says=["in use"])
    finally:
        holder.stdin.close()
        holder.wait(20)
    fluxc.ok("bucket", "list", "--data", fluxc.store)


def test_disk_full(fluxc):
    """A file-size limit stands for a full disk: the write fails, what was acknowledged before stays."""
    fluxc.ok("write", "--data", fluxc.store, "--create", "--bucket", "b", "-", stdin="m,t=a f=1 1000\n")
    lines = "".join(f"m,t=x{n % 977} f={n}.123456789,g=\"{n * 7919}\" {n}\n" for n in range(400_000))
    (fluxc.folder / "big.lp").write_text(lines)

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    text = fluxc.fails("write", "--data", fluxc.store, "--bucket", "b", "big.lp", limit=limit)
    assert "big.lp" in text or "store" in text, text
    assert fluxc.count("b") >= 1
    fluxc.ok("write", "--data", fluxc.store, "--bucket", "b", "-", stdin="m,t=a f=2 2000\n")


def test_interrupt(fluxc):
    """Ctrl-C ends a long run with a message and the exit code that shells give for it."""
    rows = "".join(f"m f={n}.5 {n}\n" for n in range(300_000))
    (fluxc.folder / "rows.lp").write_text(rows)
    fluxc.ok("write", "--data", fluxc.store, "--create", "--bucket", "b", "rows.lp")
    script = ('from(bucket: "b") |> range(start: 1970-01-01T00:00:00Z, stop: 1970-01-02T00:00:00Z) '
              "|> window(every: 7ns, period: 300us) |> mean() |> group() |> sum()")
    process = subprocess.Popen([fluxc.program, "run", "--data", fluxc.store, "-e", script], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    time.sleep(1.0)
    assert process.poll() is None, f"the run is too short to be interrupted: {process.communicate()}"
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130 and "cancel" in said, (process.returncode, said)


def remote(port):
    return (f'from(bucket: "db/rp", host: "http://127.0.0.1:{port}", token: "user:hunter2") |> range(start: -1h) '
            '|> filter(fn: (r) => r._measurement == "m")')


def test_server_down(fluxc):
    port = free_port()
    text = fluxc.fails("run", "-e", remote(port), says=[f"127.0.0.1:{port}"])
    assert "hunter2" not in text


class Scripted(http.server.BaseHTTPRequestHandler):
    """Answers like an InfluxDB 1.6 that has the trouble which `server.trouble` names."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.answer()

    do_POST = do_GET
    do_HEAD = do_GET

    def answer(self):
        if self.path.startswith("/ping"):
            self.reply(204, b"")
        elif self.server.trouble == "credentials":
            self.reply(401, b'{"error":"authorization failed"}')
        elif self.server.trouble == "error in 200":
            body = b'{"results":[{"statement_id":0,"error":"database not found: db"}]}'
            self.reply(200, body if "json" in self.headers.get("Accept", "") else msgpack_error(b"database not found: db"))
        elif self.server.trouble == "broken":
            self.send_response(200)
            self.send_header("Content-Type", "application/x-msgpack")
            self.send_header("Content-Length", "5000")
            self.end_headers()
            self.wfile.write(b"\x81\xa7results")
            self.wfile.flush()
            self.connection.close()

    def reply(self, status, body):
        self.send_response(status)
        self.send_header("X-Influxdb-Version", "1.6.7")
        self.send_header("Content-Type", "application/x-msgpack")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def msgpack_error(text):
    """{"results": [{"statement_id": 0, "error": text}]}"""
    return b"\x81\xa7results\x91\x82\xacstatement_id\x00\xa5error" + bytes([0xA0 | len(text)]) + text


def with_server(trouble, action):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Scripted)
    server.trouble = trouble
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        action(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()


def test_server_refuses_credentials(fluxc):
    def action(port):
        text = fluxc.fails("run", "-e", remote(port), says=["refused the credentials: authorization failed;"])
        assert "hunter2" not in text
    with_server("credentials", action)


def test_server_error_inside_200(fluxc):
    with_server("error in 200", lambda port: fluxc.fails("run", "-e", remote(port), says=["database not found"]))


def test_server_breaks_off(fluxc):
    def action(port):
        result = fluxc("run", "-e", remote(port))
        assert result.returncode == 1 and result.stdout == "", result
        assert "closed" in result.stderr or "middle" in result.stderr, result.stderr
    with_server("broken", action)


def main():
    # A shell that starts this in the background has it ignored, and what is ignored is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser()
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("tests", nargs="*", help="names of tests (default: all)")
    options = parser.parse_args()
    tests = [value for name, value in {**globals(), **vars(interrupts), **vars(output), **vars(points), **vars(sources)}.items()
             if name.startswith("test_") and (not options.tests or name in options.tests)]
    failed = 0
    for test in tests:
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Fluxc(options.fluxc, folder))
            except Exception:  # every failure is reported, whatever it is
                failed += 1
                print(f"{test.__name__}:\n{traceback.format_exc()}")
    print(f"{len(tests) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
