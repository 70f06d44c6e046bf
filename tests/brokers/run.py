#!/usr/bin/env python3
"""Sends messages to a real MQTT broker, which it starts itself, and compares what a subscriber gets.

Usage: run.py [--fluxc PATH] [NAME…]
"""

import argparse
import os
import pathlib
import signal
import socket
import subprocess
import sys
import traceback

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "tests" / "sql"))
from certificates import Certificates  # noqa: E402
from servers import USER as SERVER_USER, Server, free_port, program  # noqa: E402

PATIENCE_SECONDS = 120
USER, PASSWORD = "tester", "a-pass-word"


class Mosquitto(Server):
    def prepare(self):
        self.complete([program("mosquitto_passwd"), "-b", "-c", "passwords", USER, PASSWORD])
        self.certificates = Certificates(self.folder, SERVER_USER)
        self.open_port, self.tls_port = free_port(), free_port()
        (self.folder / "configuration").write_text(
            f"per_listener_settings true\nlistener {self.open_port} 127.0.0.1\nallow_anonymous true\n"
            f"listener {self.port} 127.0.0.1\nallow_anonymous false\npassword_file {self.folder / 'passwords'}\n"
            f"listener {self.tls_port} 127.0.0.1\nallow_anonymous true\n"
            f"certfile {self.certificates.server}\nkeyfile {self.certificates.key}\n")

    def command(self):
        return [program("mosquitto"), "-c", "configuration"]

    def is_ready(self):
        for port in (self.port, self.open_port, self.tls_port):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
            except OSError:
                return False
        return True


class Subscriber:
    """Gets the messages of all topics below one as `topic message` lines."""

    def __init__(self, broker, topic):
        self.process = subprocess.Popen(["stdbuf", "-oL", program("mosquitto_sub"), "-p", str(broker.open_port), "-t", topic, "-q", "2", "-F", "%t %q %r %p",
                                         "-d"], stdout=subprocess.PIPE, text=True)
        # It says when the broker has taken the wish.
        while not (line := self.process.stdout.readline()).startswith("Subscribed"):
            assert line, "the subscriber has ended"

    def messages(self, lines):
        found = []
        while len(found) < lines:
            line = self.process.stdout.readline().rstrip("\n")
            assert line or self.process.poll() is None, "the subscriber has ended"
            if line and not line.startswith("Client "):
                found.append(line)
        self.process.terminate()
        self.process.wait()
        return found


class Tests:
    def __init__(self, fluxc, broker):
        self.fluxc, self.broker = fluxc, broker
        self.open_url = f"tcp://127.0.0.1:{broker.open_port}"
        self.url = f"tcp://127.0.0.1:{broker.port}"

    def run(self, script, **variables):
        return subprocess.run([self.fluxc, "run", "-"], input=script, capture_output=True, text=True, timeout=PATIENCE_SECONDS,
                              env=dict(os.environ, **variables))

    def succeed(self, script):
        result = self.run(script)
        assert result.returncode == 0, result.stderr
        return result.stdout.replace("\r", "")

    def failure(self, script, **variables):
        result = self.run(script, **variables)
        assert result.returncode == 1, f"exit code {result.returncode}: {result.stdout}{result.stderr}"
        assert PASSWORD not in result.stderr, result.stderr
        return result.stderr

    def expect(self, found, wanted):
        assert found == wanted, f"\nfound:  {found}\nwanted: {wanted}"

    def publish(self, rest, url=None):
        return (f'import "array"\nimport "experimental/mqtt"\npassword = "{PASSWORD}"\n'
                f'array.from(rows: [{{ok: mqtt.publish(broker: "{url or self.open_url}", timeout: 20s, {rest})}}])')

    def to(self, rows, rest):
        return f'import "array"\nimport "experimental/mqtt"\n{rows} |> mqtt.to(broker: "{self.open_url}", timeout: 20s{rest})'

    def test_publish(self):
        subscriber = Subscriber(self.broker, "plain/#")
        for quality in (0, 1, 2):
            shown = self.succeed(self.publish(f'topic: "plain/x", message: "hello ü", qos: {quality}'))
            assert ",,0,true" in shown, shown
        self.expect(subscriber.messages(3), [f"plain/x {quality} 0 hello ü" for quality in (0, 1, 2)])

    def test_publish_of_what_is_kept(self):
        self.succeed(self.publish('topic: "kept/x", message: "later", qos: 1, retain: true'))
        self.expect(Subscriber(self.broker, "kept/#").messages(1), ["kept/x 1 1 later"])

    def test_password(self):
        shown = self.succeed(self.publish(f'topic: "t", message: "m", username: "{USER}", password: password', self.url))
        assert ",,0,true" in shown, shown

    def test_wrong_password(self):
        message = self.failure(self.publish(f'topic: "t", message: "m", username: "{USER}", password: "wrong"', self.url))
        assert "efused" in message and str(self.broker.port) in message, message

    def over_tls(self, host):
        return self.publish('topic: "t", message: "m"', f"ssl://{host}:{self.broker.tls_port}")

    def test_tls(self):
        result = self.run(self.over_tls("localhost"), SSL_CERT_FILE=self.broker.certificates.authority)
        assert result.returncode == 0 and ",,0,true" in result.stdout, result.stdout + result.stderr

    def test_tls_of_another_name(self):
        message = self.failure(self.over_tls("127.0.0.1"), SSL_CERT_FILE=self.broker.certificates.authority)
        assert "certificate" in message and "127.0.0.1" in message, message

    def test_tls_that_nobody_vouches_for(self):
        message = self.failure(self.over_tls("localhost"))
        assert "certificate" in message, message

    def test_no_broker(self):
        message = self.failure(self.publish('topic: "t", message: "m"', "tcp://127.0.0.1:1").replace("20s", "300ms"))
        assert "127.0.0.1:1" in message and "300ms" in message, message

    def test_broker_that_says_nothing(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            url = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
            message = self.failure(self.publish('topic: "t", message: "m"', url).replace("20s", "300ms"))
        assert "300ms" in message, message

    def test_cancel(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            url = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
            process = subprocess.Popen([self.fluxc, "run", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                       text=True)
            process.stdin.write(self.publish('topic: "t", message: "m"', url).replace("20s", "10m"))
            process.stdin.close()
            connection, _ = silent.accept()
            process.send_signal(signal.SIGINT)
            self.expect(process.wait(timeout=PATIENCE_SECONDS), 130)
            connection.close()

    ROWS = """array.from(rows: [
        {_time: 2024-01-01T00:00:00Z, _measurement: "m 1", host: "a,b", _value: 1.5, n: 3},
        {_time: 2024-01-01T00:00:01Z, _measurement: "m 1", host: "a,b", _value: 2.0, n: 4},
        {_time: 2024-01-01T00:00:00Z, _measurement: "m 1", host: "c", _value: 3.0, n: 5},
    ]) |> group(columns: ["host"])"""

    def test_to(self):
        subscriber = Subscriber(self.broker, "rows/#")
        shown = self.succeed(self.to(self.ROWS, ', topic: "rows/x", qos: 1, tagColumns: ["host"], valueColumns: ["n", "_value"]'))
        assert shown.count("\n,,") == 3, shown
        self.expect(subscriber.messages(3), [r"rows/x 1 0 m\ 1,host=a\,b _value=1.5,n=3i 1704067200000000000",
                                             r"m\ 1,host=a\,b _value=2,n=4i 1704067201000000000",
                                             r"rows/x 1 0 m\ 1,host=c _value=3,n=5i 1704067200000000000"])

    def test_to_topics_of_rows(self):
        subscriber = Subscriber(self.broker, "/other/#")
        self.succeed(self.to(self.ROWS, ', name: "other", qos: 1, tagColumns: ["host"]'))
        found = subscriber.messages(3)
        self.expect([line.split(" ")[0] for line in found if line.startswith("/")], ["/other/host/a,b", "/other/host/c"])


def main():
    # A shell that starts this in the background has it ignored, and what is ignored is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    passed = failed = 0
    try:
        with Mosquitto() as broker:
            for name in sorted(name for name in dir(Tests) if name.startswith("test_")):
                title = name.removeprefix("test_").replace("_", " ")
                if options.names and not any(part in title for part in options.names):
                    continue
                try:
                    getattr(Tests(options.fluxc, broker), name)()
                    passed += 1
                except Exception:
                    failed += 1
                    print(f"FAIL {title}\n{traceback.format_exc()}", flush=True)
    except Exception:
        failed += 1
        print(f"FAIL broker\n{traceback.format_exc()}", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
