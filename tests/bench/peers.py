"""Database servers beside which fluxc is measured, each in a directory of its own on a port of this machine."""

import http.client
import json
import os
import pathlib
import queue
import signal
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "tests" / "support"))

from ports import free_port  # noqa: E402

PATIENCE = 120


def batches_of(file, lines):
    batch, count = [], 0
    with open(file, "rb") as text:
        for line in text:
            batch.append(line)
            count += 1
            if count == lines:
                yield b"".join(batch)
                batch, count = [], 0
    if batch:
        yield b"".join(batch)


class Peer:
    """A server that runs in a directory of its own."""

    def __init__(self, binary, folder):
        self.binary, self.folder, self.port = binary, folder, free_port()
        self.headers, self.process = {}, None

    def start(self):
        log = open(f"{self.folder}.log", "w")
        self.process = subprocess.Popen(self.command(), stdout=log, stderr=log, env={**os.environ, **self.environment()})
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if self.ask("GET", self.health)[0] in (200, 204):
                    return self.prepare()
            except OSError:
                pass
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit(f"{self.binary} does not answer; see {self.folder}.log")

    def environment(self):
        return {}

    def prepare(self):
        pass

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, body, self.headers)
        answer = connection.getresponse()
        return answer.status, answer.read()

    def stop(self):
        """Seconds of processor time that it took."""
        self.process.send_signal(signal.SIGTERM)
        _, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = status
        return usage.ru_utime + usage.ru_stime

    def send(self, batches, connections):
        waiting, failures = queue.Queue(), []
        for batch in batches:
            waiting.put(batch)

        def work():
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
            while not failures:
                try:
                    batch = waiting.get_nowait()
                except queue.Empty:
                    return
                connection.request("POST", self.write, batch, self.headers)
                answer = connection.getresponse()
                text = answer.read()
                if answer.status not in (200, 204):
                    failures.append((answer.status, text))

        threads = [threading.Thread(target=work) for _ in range(connections)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failures:
            raise SystemExit(f"{self.binary} answers {failures[0]}")


class Victoria(Peer):
    health, write = "/health", "/write?precision=ns"
    is_durable_when_stopped = True

    def command(self):
        return [self.binary, f"-storageDataPath={self.folder}", f"-httpListenAddr=127.0.0.1:{self.port}",
                "-retentionPeriod=100y", "-influxSkipSingleField=false"]


class Influx1(Peer):
    health, write = "/ping", "/write?db=bench&precision=ns"
    is_durable_when_stopped = False

    def command(self):
        config = f"{self.folder}.conf"
        with open(config, "w") as text:
            text.write(f'reporting-disabled = true\nbind-address = "127.0.0.1:{free_port()}"\n'
                       f'[meta]\ndir = "{self.folder}/meta"\n'
                       f'[data]\ndir = "{self.folder}/data"\nwal-dir = "{self.folder}/wal"\nquery-log-enabled = false\n'
                       f'[http]\nbind-address = "127.0.0.1:{self.port}"\nlog-enabled = false\nmax-body-size = 0\n')
        return [self.binary, "-config", config]

    def prepare(self):
        self.ask("POST", "/query?q=CREATE%20DATABASE%20bench")


class Influx2(Peer):
    health, write = "/health", "/api/v2/write?org=bench&bucket=bench&precision=ns"
    is_durable_when_stopped = False

    def command(self):
        return [self.binary, "--bolt-path", f"{self.folder}/influxd.bolt", "--sqlite-path", f"{self.folder}/influxd.sqlite",
                "--engine-path", f"{self.folder}/engine", "--http-bind-address", f"127.0.0.1:{self.port}",
                "--reporting-disabled", "--log-level", "error"]

    def prepare(self):
        setup = {"username": "bench", "password": "benchbench", "org": "bench", "bucket": "bench", "token": "bench"}
        status, text = self.ask("POST", "/api/v2/setup", json.dumps(setup))
        if status != 201:
            raise SystemExit(f"{self.binary} cannot be set up: {text}")
        self.headers = {"Authorization": "Token bench"}


class Fluxc(Influx2):
    """The same interface as InfluxDB 2.x."""

    is_durable_when_stopped = False

    def command(self):
        return [self.binary, "serve", "--data", self.folder, "--listen", f"127.0.0.1:{self.port}"]
