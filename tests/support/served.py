"""A server of ours for tests, and requests to it."""

import http.client
import json
import os
import signal
import ssl
import subprocess
import tempfile
import time

from ports import free_port

TOKEN = "the-token"
SETUP = {"username": "ann", "password": "a good password", "org": "home", "bucket": "first", "token": TOKEN}


class Served:
    """Runs `fluxc serve` in a folder of its own, set up unless that is unwanted."""

    def __init__(self, fluxc, *options, is_set_up=True, tls=None):
        self.fluxc, self.options, self.tls = fluxc, options, tls
        self.folder = tempfile.TemporaryDirectory()
        self.data = f"{self.folder.name}/data"
        self.port = free_port()
        self.start()
        if is_set_up:
            self.ask("POST", "/api/v2/setup", SETUP, token="", status=201)

    def start(self):
        self.log = open(f"{self.folder.name}/log", "a+")
        self.process = subprocess.Popen(
            [self.fluxc, "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}", *self.options],
            stdout=self.log, stderr=self.log)
        begin = time.monotonic()
        while time.monotonic() < begin + 30:
            try:
                self.ask("GET", "/health", token="")
                return time.monotonic() - begin
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.01)
        raise AssertionError("the server does not answer: " + self.said())

    def said(self):
        with open(f"{self.folder.name}/log") as log:
            return log.read()

    def connect(self):
        if self.tls is None:
            return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        context = ssl.create_default_context(cafile=self.tls)
        return http.client.HTTPSConnection("localhost", self.port, timeout=60, context=context)

    def ask(self, method, path, body=None, token=TOKEN, status=None, **headers):
        """Sends one request; gives status, headers and body."""
        connection = self.connect()
        try:
            if isinstance(body, (dict, list)):
                body = json.dumps(body)
            fields = {key.replace("_", "-"): value for key, value in headers.items()}
            if token:
                fields.setdefault("Authorization", f"Token {token}")
            connection.request(method, path, body, fields)
            answer = connection.getresponse()
            text = answer.read()
            if status is not None and answer.status != status:
                raise AssertionError(f"{method} {path}: {answer.status}, not {status}: {text[:500]}")
            return answer.status, answer.headers, text
        finally:
            connection.close()

    def write(self, lines, bucket="first", status=204, **headers):
        return self.ask("POST", f"/api/v2/write?org=home&bucket={bucket}", lines, status=status, **headers)

    def query(self, script, token=TOKEN, status=200, **headers):
        """The body of the answer as text."""
        headers.setdefault("Content_Type", "application/vnd.flux")
        return self.ask("POST", "/api/v2/query?org=home", script, token, status, **headers)[2].decode()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """Ends it well; gives the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.kill()
        self.log.close()
        self.folder.cleanup()


def descriptors(process):
    return len(os.listdir(f"/proc/{process.pid}/fd"))
