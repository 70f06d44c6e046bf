"""Debian's InfluxDB 1.x for tests."""

import json
import os
import signal
import subprocess
import time
import urllib.parse
import urllib.request

from ports import free_port

USER, PASSWORD = "flux", "secret"


class Influxd:
    """The server with authentication, on a loopback port of its own and in a folder of its own, until `stop`."""

    def __init__(self, folder):
        self.port, rpc = free_port(), free_port()
        self.log_path = os.path.join(folder, "influxd.log")
        config = os.path.join(folder, "influxdb.conf")
        with open(config, "w", encoding="utf-8") as file:
            file.write(f"""reporting-disabled = true
bind-address = "127.0.0.1:{rpc}"
[meta]
  dir = "{folder}/meta"
[data]
  dir = "{folder}/data"
  wal-dir = "{folder}/wal"
[http]
  bind-address = "127.0.0.1:{self.port}"
  auth-enabled = true
  log-enabled = true
[monitor]
  store-enabled = false
[subscriber]
  enabled = false
[continuous_queries]
  enabled = false
""")
        self.log = open(self.log_path, "w", encoding="utf-8")
        self.process = subprocess.Popen(["/usr/bin/influxd", "-config", config], stdout=self.log, stderr=self.log)
        self.wait()
        self.query(f"CREATE USER {USER} WITH PASSWORD '{PASSWORD}' WITH ALL PRIVILEGES", login=False)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def wait(self):
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.url}/ping", timeout=1)
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("influxd does not answer: " + open(self.log_path, encoding="utf-8").read()[-2000:])

    def request(self, path, params, data=None, login=True):
        if login:
            params = {**params, "u": USER, "p": PASSWORD}
        return urllib.request.urlopen(f"{self.url}{path}?{urllib.parse.urlencode(params)}", data=data, timeout=60).read()

    def query(self, text, login=True):
        answer = json.loads(self.request("/query", {"q": text, "epoch": "ns"}, data=b"", login=login))
        problems = [result["error"] for result in answer["results"] if "error" in result]
        assert not problems, problems
        return answer["results"]

    def write_lines(self, database, lines):
        self.request("/write", {"db": database, "precision": "n"}, data=lines)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
