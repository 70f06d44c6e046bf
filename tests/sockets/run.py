#!/usr/bin/env python3
"""Lets scripts read from sockets whose other end is here.

Usage: run.py [--fluxc PATH] [NAME…]
"""

import argparse
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PATIENCE_SECONDS = 120
CSV = """#datatype,string,long,dateTime:RFC3339,string,double
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_time,room,_value
,,0,2024-01-01T00:00:00Z,attic,21.5
,,1,2024-01-01T00:00:00Z,cellar,12
"""


class Peer:
    """Gives each who connects the same bytes, in pieces, and closes."""

    def __init__(self, listener, pieces):
        self.listener, self.pieces, self.visits = listener, pieces, 0
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.visits += 1
            try:
                with connection:
                    for piece in self.pieces:
                        connection.sendall(piece)
            except OSError:
                pass  # the script has had enough

    def url(self):
        name = self.listener.getsockname()
        return f"unix://{name}" if isinstance(name, str) else f"tcp://127.0.0.1:{name[1]}"


def tcp_listener():
    return socket.create_server(("127.0.0.1", 0))


class Tests:
    def __init__(self, fluxc):
        self.fluxc = fluxc

    def run(self, script, code=0):
        result = subprocess.run([self.fluxc, "run", "-"], input=script, capture_output=True, text=True, timeout=PATIENCE_SECONDS)
        assert result.returncode == code, f"exit code {result.returncode}: {result.stdout}{result.stderr}"
        return result.stderr if code else result.stdout.replace("\r", "")

    def read(self, pieces, rest="", code=0, tail=""):
        with tcp_listener() as listener:
            peer = Peer(listener, pieces)
            return self.run(f'import "socket"\nsocket.from(url: "{peer.url()}"{rest}){tail}', code)

    def expect(self, found, wanted):
        assert found == wanted, f"\nfound:  {found}\nwanted: {wanted}"

    def rows(self, shown):
        return [line for line in shown.split("\n") if line.startswith(",,")]

    CSV_ROWS = [",,0,2024-01-01T00:00:00Z,attic,21.5", ",,1,2024-01-01T00:00:00Z,cellar,12"]

    def test_csv(self):
        self.expect(self.rows(self.read([CSV.encode()])), self.CSV_ROWS)

    def test_csv_byte_by_byte(self):
        self.expect(self.rows(self.read([bytes([byte]) for byte in CSV.encode()], ', decoder: "csv"')), self.CSV_ROWS)

    def test_path(self):
        with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
            listener.bind(f"{folder}/socket")
            listener.listen()
            shown = self.run(f'import "socket"\nsocket.from(url: "{Peer(listener, [CSV.encode()]).url()}")')
        self.expect(self.rows(shown), self.CSV_ROWS)

    def test_lines(self):
        shown = self.read([b"one\ntw", "o ü\n\nfour\nwithout end".encode()], ', decoder: "line"', tail=' |> drop(columns: ["_time"])')
        self.expect(self.rows(shown), [",,0,one", ",,0,two ü", ",,0,", ",,0,four", ",,0,without end"])

    def test_times_of_lines(self):
        shown = self.read([b"x\n"], ', decoder: "line"', tail=' |> map(fn: (r) => ({late: r._time >= 2024-01-01T00:00:00Z}))')
        self.expect(self.rows(shown), [",,0,true"])

    def test_no_lines(self):
        self.expect(self.rows(self.read([], ', decoder: "line"')), [])

    def test_reads_once(self):
        with tcp_listener() as listener:
            peer = Peer(listener, [CSV.encode()])
            shown = self.run(f'import "array"\nimport "socket"\ndata = socket.from(url: "{peer.url()}")\n'
                             'first = (data |> findColumn(fn: (key) => key.room == "attic", column: "_value"))[0]\n'
                             'second = (data |> findColumn(fn: (key) => key.room == "cellar", column: "_value"))[0]\n'
                             'array.from(rows: [{first, second}])')
            self.expect((self.rows(shown), peer.visits), ([",,0,21.5,12"], 1))

    def test_broken_csv(self):
        message = self.read([CSV.encode(), b",,1,yesterday,cellar,13\n"], code=1)
        assert "error in socket.from()" in message and "line 7" in message, message

    def test_several_results(self):
        message = self.read([CSV.encode(), b"\n", CSV.replace("_result", "other").encode()], code=1)
        assert '`socket.from`: can only parse one result, found 2, the first two called "_result" and "other"' in message, message

    def test_too_much(self):
        message = self.read([b"x" * (1 << 20)] * 300, code=1)
        assert "`socket.from`: more than 256 MiB came from tcp://127.0.0.1:" in message, message

    def test_cancel(self):
        with tcp_listener() as listener:
            url = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
            process = subprocess.Popen([self.fluxc, "run", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                       text=True)
            process.stdin.write(f'import "socket"\nsocket.from(url: "{url}")')
            process.stdin.close()
            connection, _ = listener.accept()
            process.send_signal(signal.SIGINT)
            self.expect(process.wait(timeout=PATIENCE_SECONDS), 130)
            connection.close()


def main():
    # A shell that starts this in the background has it ignored, and what is ignored is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    passed = failed = 0
    for name in sorted(name for name in dir(Tests) if name.startswith("test_")):
        title = name.removeprefix("test_").replace("_", " ")
        if options.names and not any(part in title for part in options.names):
            continue
        try:
            getattr(Tests(options.fluxc), name)()
            passed += 1
        except Exception:
            failed += 1
            print(f"FAIL {title}\n{traceback.format_exc()}", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
