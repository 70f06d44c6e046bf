#!/usr/bin/env python3
"""Asks a web server, which it is itself, by the functions of the standard library that no golden file can show at work.

Usage: run.py [--fluxc PATH] [NAME…]
"""

import argparse
import http.server
import json
import pathlib
import signal
import subprocess
import sys
import threading
import traceback

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PATIENCE_SECONDS = 120
METRICS = r"""# HELP requests_total Answered requests.
# TYPE requests_total counter
requests_total{method="get",path="/a\"b\\c\n"} 1027 1395066363000
requests_total{method="post", path="",} 3
# TYPE up gauge
up 1
strange NaN
  spaced	{a="1"}	-2.5e3

# TYPE seconds histogram
seconds_bucket{le="0.05"} 24054
seconds_bucket{le="1000000"} 133988
seconds_bucket{le="+Inf"} 144320
seconds_sum 53423
seconds_count 144320
# TYPE size summary
size{quantile="0.5",url="there"} 4773
size{quantile="0.99",url="there"} NaN
size_sum{url="there"} NaN
size_count{url="there"} 2
# EOF"""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body, headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        path = self.path.split("?")[0]
        if path == "/metrics":
            self.answer(200, METRICS.encode(), [("Content-Type", "text/plain; version=0.0.4")])
        elif path == "/bad-limit":
            self.answer(200, b'# TYPE h histogram\nh_bucket{le="abc"} 1\n')
        elif path == "/cut-metrics":
            self.answer(200, b'm 1\nm{a="b"} 12')
        elif path == "/twin-labels":
            self.answer(200, b'm{a="b", a="c"} 1\n')
        elif path == "/no-metrics":
            self.answer(200, b"up 1\nup{a=1} 2\n")
        elif path == "/own-name":
            self.answer(200, b'up{_field="x"} 2\n')
        elif path == "/missing":
            self.answer(404, b"nothing here")
        elif path == "/broken.csv":
            self.answer(500, b"it broke " + b"x" * 1000)
        elif path == "/failed.csv":
            self.answer(200, b"#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n"
                             b",engine: it broke,\r\n")
        elif path.startswith("/to/"):
            self.answer(302, b"", [("Location", f"http://{path.removeprefix('/to/')}:{self.server.server_port}/echo")])
        elif path == "/never":
            self.server.is_asked.set()
            self.server.is_over.wait(PATIENCE_SECONDS)
        elif path == "/endless":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"x" * (1 << 20))
            except OSError:
                self.close_connection = True
        else:
            self.echo()

    def echo(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        told = {"method": self.command, "path": self.path, "token": self.headers.get("Authorization", ""),
                "accept": self.headers.get("X-Test", ""), "body": body.decode()}
        self.answer(201, json.dumps(told, sort_keys=True).encode(), [("X-Answer", "yes")])

    do_POST = do_DELETE = echo


class Tests:
    def __init__(self, fluxc, server):
        self.fluxc, self.server = fluxc, server
        self.url = f"http://127.0.0.1:{server.server_port}"

    def run(self, script, *arguments):
        result = subprocess.run([self.fluxc, "run", "--now", "2024-01-01T00:00:00Z", *arguments, "-"], input=script,
                                capture_output=True, text=True, timeout=PATIENCE_SECONDS)
        result.stdout = result.stdout.replace("\r", "")
        return result

    def rows(self, script):
        result = self.run(script)
        assert result.returncode == 0, result.stderr
        return [line.removeprefix(",,") for line in result.stdout.split("\n") if line.startswith(",,")]

    def failure(self, script):
        result = self.run(script)
        assert result.returncode == 1, f"exit code {result.returncode}: {result.stdout}{result.stderr}"
        return result.stderr

    def expect(self, found, wanted):
        assert found == wanted, f"\nfound:  {found}\nwanted: {wanted}"

    def get(self, path, rest=""):
        return f'import "array"\nimport "experimental/http"\nanswer = http.get(url: "{self.url}{path}"{rest})\n'

    def api(self, rest):
        return f'import "array"\nimport "experimental/influxdb"\nanswer = influxdb.api({rest}, host: "{self.url}", token: "secret")\n'

    def scrape(self, path):
        return f'import "experimental/prometheus"\nprometheus.scrape(url: "{self.url}{path}")'

    def test_get(self):
        script = self.get("/echo?a=b", ', headers: {"X-Test": "hello"}, timeout: 10s')
        show = 'array.from(rows: [{status: answer.statusCode, yes: answer.headers["X-Answer"], body: string(v: answer.body)}])'
        told = json.dumps({"accept": "hello", "body": "", "method": "GET", "path": "/echo?a=b", "token": ""}, sort_keys=True)
        self.expect(self.rows(script + show), ['0,201,yes,"' + told.replace('"', '""') + '"'])

    def test_redirects_to_hosts_that_are_not_allowed(self):
        by_name = self.url.replace("127.0.0.1", "localhost")
        for start, target, allowed, is_fine in [
                (by_name, "localhost", "localhost", True), (by_name, "127.0.0.1", "localhost", False),
                (self.url, "localhost", "127.0.0.1", True), (by_name, "localhost", "public", False),
                (by_name, "localhost", "*.example.com", False)]:
            script = self.get(f"/to/{target}").replace(self.url, start) + "array.from(rows: [{status: answer.statusCode}])"
            result = self.run(script, "--allow-host", allowed)
            assert (result.returncode == 0) == is_fine, f"{start} {target} {allowed}: {result.stdout}{result.stderr}"
            assert is_fine or "no connection is made to" in result.stderr, result.stderr

    def test_get_of_what_is_not_there(self):
        script = self.get("/missing") + "array.from(rows: [{status: answer.statusCode, body: string(v: answer.body)}])"
        self.expect(self.rows(script), ["0,404,nothing here"])

    def test_get_that_takes_too_long(self):
        message = self.failure(self.get("/never", ", timeout: 100ms") + "array.from(rows: [{status: answer.statusCode}])")
        assert "100ms" in message, message

    def test_get_without_end(self):
        message = self.failure(self.get("/endless") + "array.from(rows: [{status: answer.statusCode}])")
        assert "256" in message or "larger" in message or "memory" in message, message

    def csv(self, path):
        return f'import "experimental/csv"\ncsv.from(url: "{self.url}{path}")'

    def test_csv_of_a_server_that_fails(self):
        message = self.failure(self.csv("/broken.csv"))
        assert "the server answered with status 500: it broke xxx" in message, message
        assert "x" * 200 not in message, message

    def test_csv_of_a_query_that_failed(self):
        message = self.failure(self.csv("/failed.csv"))
        assert "error in csv.from(): engine: it broke" in message, message

    def test_cancel(self):
        self.server.is_asked.clear()
        process = subprocess.Popen([self.fluxc, "run", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   text=True)
        process.stdin.write(self.scrape("/never"))
        process.stdin.close()
        assert self.server.is_asked.wait(PATIENCE_SECONDS)
        process.send_signal(signal.SIGINT)
        self.expect(process.wait(timeout=PATIENCE_SECONDS), 130)

    def test_api(self):
        script = self.api('method: "post", path: "/api/v2/buckets", body: bytes(v: "{}"), query: ["org": "a b"], '
                          'headers: ["X-Test": "hello"], timeout: 10s')
        told = json.dumps({"accept": "hello", "body": "{}", "method": "POST", "path": "/api/v2/buckets?org=a%20b",
                           "token": "Token secret"}, sort_keys=True)
        self.expect(self.rows(script + "array.from(rows: [{status: answer.statusCode, body: string(v: answer.body)}])"),
                    ['0,201,"' + told.replace('"', '""') + '"'])

    def test_api_with_other_slashes(self):
        for host, path in [("/", "/echo"), ("", "echo"), ("/", "echo")]:
            script = self.api(f'method: "get", path: "{path}"').replace(self.url, self.url + host)
            rows = self.rows(script + "array.from(rows: [{status: answer.statusCode, body: string(v: answer.body)}])")
            assert '""path"": ""/echo""' in rows[0], rows

    def test_scrape(self):
        at, url = "2024-01-01T00:00:00Z", self.url + "/metrics"
        found = self.run(self.scrape("/metrics")).stdout
        rows = [line.split(",", 3)[3] for line in found.split("\n") if line.startswith(",,")]
        self.expect([row for row in rows if "requests_total" not in row], [
            f"{at},1,prometheus,up,{url}",
            f"{at},-2500,prometheus,spaced,{url},1",
            f"{at},24054,prometheus,seconds,{url},0.05",
            f"{at},133988,prometheus,seconds,{url},1e+06",
            f"{at},144320,prometheus,seconds,{url},+Inf",
            f"{at},53423,prometheus,seconds_sum,{url}",
            f"{at},144320,prometheus,seconds_count,{url}",
            f"{at},4773,prometheus,size,0.5,there",
            f"{at},NaN,prometheus,size_sum,there",
            f"{at},2,prometheus,size_count,there",
        ])
        assert f'2014-03-17T14:26:03Z,1027,prometheus,requests_total,{url},get,"/a""b\\c\n"' in found, found
        assert f"{at},3,prometheus,requests_total,{url},post,\n" in found, found

    def test_scrape_of_other_text(self):
        message = self.failure(self.scrape("/no-metrics"))
        assert "line 2" in message, message

    def test_scrape_that_stops(self):
        message = self.failure(self.scrape("/cut-metrics"))
        assert "stops in the middle of line 2" in message, message

    def test_scrape_with_credentials(self):
        message = self.failure(self.scrape("/metrics").replace("http://", "http://me:hunter2@"))
        assert "credentials" in message and "hunter2" not in message, message

    def test_scrape_of_a_limit_that_is_no_number(self):
        message = self.failure(self.scrape("/bad-limit"))
        assert "prometheus.scrape" in message and "line 2 is not a metric: the label `le`" in message, message

    def test_scrape_of_labels_that_come_twice(self):
        message = self.failure(self.scrape("/twin-labels"))
        assert "each once" in message, message

    def test_scrape_of_names_that_are_taken(self):
        message = self.failure(self.scrape("/own-name"))
        assert "`_field`" in message, message

    def test_scrape_of_what_is_not_there(self):
        message = self.failure(self.scrape("/missing"))
        assert "404" in message, message


def main():
    # A shell that starts this in the background has it ignored, and what is ignored is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.is_asked, server.is_over = threading.Event(), threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    passed = failed = 0
    for name in sorted(name for name in dir(Tests) if name.startswith("test_")):
        title = name.removeprefix("test_").replace("_", " ")
        if options.names and not any(part in title for part in options.names):
            continue
        try:
            getattr(Tests(options.fluxc, server), name)()
            passed += 1
        except Exception:
            failed += 1
            print(f"FAIL {title}\n{traceback.format_exc()}", flush=True)
    server.is_over.set()
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
