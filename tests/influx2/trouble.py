"""Writes, configuration and servers that do not do what is hoped for."""

import json
import os
import pathlib
import signal
import subprocess
import tempfile
import threading
import time
import traceback

import certificates
import stand_in

TARGET = "target"
CSV = [("Content-Type", "text/csv; charset=utf-8")]
QUERY, WRITE = "/api/v2/query", "/api/v2/write"


def refusal(status, code, message, headers=()):
    return lambda handler: handler.refuse(status, code, message, headers)


def reply(body, headers=CSV, status=200):
    return lambda handler: handler.answer(status, body, headers)


def head(rows):
    return ("#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string\r\n"
            "#group,false,false,true,true,false,false,true,true\r\n#default,_result,,,,,,,\r\n"
            ",result,table,_start,_stop,_time,_value,_field,_measurement\r\n"
            + ",,0,2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu\r\n" * rows).encode()


def broken_off(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "text/csv")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    body = head(100)
    handler.wfile.write(f"{len(body):x}\r\n".encode() + body + b"\r\n")
    handler.wfile.flush()
    handler.close_connection = True
    handler.connection.close()


class Tests:
    def __init__(self, fluxc, server):
        self.fluxc, self.server = fluxc, server
        self.arguments = f'host: "{server.url}", org: "{stand_in.ORG}", token: "{stand_in.TOKEN}"'

    def run(self, chosen=()):
        tests = [name for name in dir(self) if name.startswith("test_") and (not chosen or name in chosen)]
        failed = 0
        for name in tests:
            self.server.forget()
            self.server.version = stand_in.VERSION
            try:
                getattr(self, name)()
            except Exception:
                failed += 1
                print(f"== {name}")
                traceback.print_exc()
        self.server.version = stand_in.VERSION
        print(f"{len(tests) - failed} of {len(tests)} tests passed")
        return failed == 0

    def read(self, arguments=None, rest='|> filter(fn: (r) => r._field == "free")', more=(), **rest_of_call):
        script = f'from(bucket: "points", {arguments or self.arguments}) |> range(start: 2024-01-01T00:00:00Z, ' \
                 f'stop: 2024-01-03T00:00:00Z) {rest}'
        return self.fluxc.run(script, *more, **rest_of_call)

    def fails(self, result, *words):
        assert result.returncode == 1, f"exit code {result.returncode}: {result.stdout}{result.stderr}"
        for word in words:
            assert word in result.stderr, result.stderr
        assert stand_in.TOKEN not in result.stderr + result.stdout, result.stderr
        return result.stderr

    def fails_with(self, trouble, *words, path=QUERY):
        self.server.troubles = {path: [trouble] * 9}
        return self.fails(self.read(), *words)

    def sent(self, path=QUERY):
        return [request for request in self.server.requests if request[1].startswith(path)]

    def write(self, values, rest="", bucket=TARGET):
        rows = ", ".join(f'{{_time: {time}, _measurement: "m", _field: "{field}", _value: {value}, tag: "t"}}'
                         for time, field, value in values)
        return self.fluxc.run(f'import "array"\narray.from(rows: [{rows}]) |> to(bucket: "{bucket}", {self.arguments}{rest})')

    # What is asked

    def test_asked_once(self):
        assert self.read().returncode == 0
        assert [request[1].split("?")[0] for request in self.server.requests] == ["/ping", QUERY], self.server.requests
        request = self.sent()[0]
        assert request[1] == "/api/v2/query?org=home" and request[3]["Authorization"] == "Token " + stand_in.TOKEN
        assert "gzip" in request[3]["Accept-Encoding"]
        assert json.loads(request[2])["query"] == (
            'from(bucket: "points")\n    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-03T00:00:00Z)\n'
            '    |> filter(fn: (r) => r["_field"] == "free")\n'), request[2]

    def test_bucket_by_id(self):
        self.server.troubles = {QUERY: [reply(b"\r\n")]}
        result = self.fluxc.run(f'from(bucketID: "00000000000000aa", {self.arguments}) |> range(start: -1h)')
        assert result.returncode == 0, result.stderr
        assert 'from(bucketID: "00000000000000aa")' in json.loads(self.sent()[0][2])["query"]

    def test_path_of_host(self):
        result = self.read(self.arguments.replace(self.server.url, self.server.url + "/influx/"))
        self.fails(result)
        assert self.server.requests[0][1] == "/influx/ping", self.server.requests

    def test_a_host_with_more_than_an_address(self):
        for more in ("/?token=SECRETPW", "?token=SECRETPW", "/#SECRETPW"):
            for host in (self.server.url + more, self.server.url.removeprefix("http://") + more):
                arguments = self.arguments.replace(self.server.url, host)
                row = 'import "array" array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: 1.0}])'
                for result in (self.read(arguments), self.fluxc.run(f'{row} |> to(bucket: "{TARGET}", {arguments})'),
                               self.fluxc.run(f"buckets({arguments})"),
                               self.fluxc("explain", "-", script=f'from(bucket: "b", {arguments}) |> range(start: -1h)')):
                    assert "SECRETPW" not in self.fails(result, "`host`: the URL of a server ends before `?` and `#`") + result.stdout
        assert not self.server.requests, self.server.requests

    def test_explain_keeps_the_token(self):
        script = f'from(bucket: "points", {self.arguments}) |> range(start: -1h) |> filter(fn: (r) => r.a == "b") |> map(fn: (r) => r)'
        for arguments in (["-"], ["--analyze", "-"]):
            self.server.troubles = {QUERY: [reply(b"\r\n")]}
            result = self.fluxc("explain", *arguments, script=script)
            assert result.returncode == 0 and stand_in.TOKEN not in result.stdout + result.stderr, result.stdout
            assert "influxdb 2.9.1 at http://127.0.0.1" in result.stdout or arguments == ["-"], result.stdout

    def test_buckets(self):
        self.server.buckets["kept"] = [{"type": "expire", "everySeconds": 3600}]
        result = self.fluxc.run(f'buckets({self.arguments}) |> filter(fn: (r) => r.name == "kept")')
        del self.server.buckets["kept"]
        assert ",,0,kept,aaaaaaaaaaaaaaaa,0123456789abcdef,,3600000000000" in result.stdout, result.stdout + result.stderr

    def test_monitoring(self):
        self.server.buckets["_monitoring"] = []
        head = 'import "array"\nimport "experimental"\nimport "influxdata/influxdb/monitor"\n' \
            f'option monitor.write = (tables=<-) => tables |> experimental.to(bucket: "_monitoring", {self.arguments})\n'
        check = head + 'array.from(rows: [{_time: now(), _measurement: "cpu", host: "a", load: 95.0}]) ' \
            '|> group(columns: ["_measurement", "host"]) |> monitor.check(data: {_check_id: "c", _check_name: "load", ' \
            '_type: "threshold", tags: {}}, messageFn: (r) => "load is high", crit: (r) => r.load > 90.0)'
        result = self.fluxc("run", "-", script=check)
        assert result.returncode == 0 and len(self.sent(WRITE)) == 1, result.stderr
        result = self.fluxc("run", "-", script=head + f"monitor.from(start: -1h, {self.arguments})")
        del self.server.buckets["_monitoring"]
        assert result.returncode == 0 and "load is high" in result.stdout, result.stdout + result.stderr

    # Writes

    def test_write(self):
        result = self.write([("2024-01-01T00:00:00Z", "f", "1.5"), ("2024-01-01T00:00:01Z", "f", "2.5")])
        assert result.returncode == 0, result.stderr
        request = self.sent(WRITE)[0]
        assert request[1] == "/api/v2/write?bucket=target&precision=ns&org=home", request[1]
        assert request[3]["Content-Encoding"] == "gzip"
        back = self.fluxc.run('from(bucket: "target") |> range(start: 2024-01-01T00:00:00Z) |> filter(fn: (r) => r._field == "f")')
        assert back.stdout.count(",f,m,t") == 2, back.stdout

    def test_write_of_unsigned(self):
        result = self.write([("2024-01-01T00:00:00Z", "u", "uint(v: 7)")])
        assert result.returncode == 0, result.stderr
        back = self.fluxc.run('from(bucket: "target") |> range(start: 2024-01-01T00:00:00Z) |> filter(fn: (r) => r._field == "u")')
        assert "unsignedLong" in back.stdout, back.stdout

    def test_wide_write(self):
        result = self.fluxc.run('import "array"\narray.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "w", heat: 1.5, '
                                'n: 2}]) |> group(columns: ["_measurement"]) |> '
                                f'wideTo(bucket: "target", {self.arguments})')
        assert result.returncode == 0, result.stderr
        back = self.fluxc.run('from(bucket: "target") |> range(start: 2024-01-01T00:00:00Z) |> filter(fn: (r) => r._measurement == "w")')
        assert "heat,w" in back.stdout and "n,w" in back.stdout, back.stdout

    def test_write_in_batches(self):
        script = 'import "generate"\ngenerate.from(count: 12000, fn: (n) => n, start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)' \
                 f' |> set(key: "_measurement", value: "g") |> set(key: "_field", value: "v") |> to(bucket: "target", {self.arguments})'
        result = self.fluxc.run(script)
        assert result.returncode == 0, result.stderr
        assert len(self.sent(WRITE)) == 3, len(self.sent(WRITE))

    def test_write_tries_again(self):
        self.server.troubles = {WRITE: [refusal(429, "too many requests", "wait", [("Retry-After", "1")]),
                                        refusal(503, "unavailable", "wait", [("Retry-After", "1")])]}
        begin = time.monotonic()
        result = self.write([("2024-01-01T00:00:00Z", "r", "1.5")])
        assert result.returncode == 0, result.stderr
        assert len(self.sent(WRITE)) == 3 and time.monotonic() - begin >= 2

    def test_write_that_has_to_wait_until_later(self):
        later = [("Retry-After", "Sat, 06 Nov 2094 09:49:37 GMT")]
        self.server.troubles = {WRITE: [reply(b"", later, 503)]}
        self.fails(self.write([("2024-01-01T00:00:00Z", "r", "1.5")]), "status 503: no reason was given")
        assert len(self.sent(WRITE)) == 1

    def test_write_that_is_refused(self):
        self.fails(self.write([("2024-01-01T00:00:00Z", "f", "1.5")], bucket="nowhere"), 'bucket "nowhere" not found')
        message = "\n".join(f"unable to parse 'line {i}': bad timestamp" for i in range(12))
        self.server.troubles = {WRITE: [refusal(400, "invalid", message)]}
        self.fails(self.write([("2024-01-01T00:00:00Z", "f", "1.5")]), "unable to parse 'line 0': bad timestamp; unable",
                   "and 2 more")
        message = "failure writing points to database: partial write: field type conflict: input field \"f\" dropped=1"
        self.server.troubles = {WRITE: [refusal(422, "unprocessable entity", message)]}
        self.fails(self.write([("2024-01-01T00:00:00Z", "f", "1.5")]), "field type conflict")

    def generate(self, points):
        return self.fluxc.run('import "generate"\n'
                              f'generate.from(count: {points}, fn: (n) => n, start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)'
                              ' |> set(key: "_measurement", value: "g") |> set(key: "_field", value: "v") '
                              f'|> to(bucket: "{TARGET}", {self.arguments})')

    def test_points_that_were_accepted_are_counted(self):
        refusals = [refusal(400, "invalid", "no"), refusal(401, "unauthorized", "no"), refusal(404, "not found", "no"),
                    refusal(422, "unprocessable entity", "partial write: no dropped=1"), reply(b"<html>", [("Content-Type", "text/html")]),
                    refusal(503, "unavailable", "no", [("Retry-After", "3600")]), reply(b"", [("Location", "http://10.0.0.1/x")], 302)]
        for refused in refusals:
            self.server.troubles = {WRITE: [refused]}
            assert "written" not in self.fails(self.generate(18))
            self.server.troubles = {WRITE: [None, refused]}
            assert self.fails(self.generate(6857)).count("5000 points of batches before are written") == 1

    def test_writes_that_something_else_answers(self):
        for status in (200, 201, 202):
            self.server.troubles = {WRITE: [reply(b"<html>hello</html>", [("Content-Type", "text/html")], status)]}
            self.fails(self.generate(18), f"is of type `text/html` and has status {status} instead of 204; is there an InfluxDB at this address?")

    # Organisation and token from elsewhere

    def test_defaults(self):
        host = f'host: "{self.server.url}"'
        environment = {"INFLUX_HOST": self.server.url, "INFLUX_ORG": "home", "INFLUX_TOKEN": stand_in.TOKEN}
        assert self.read(host, environment=environment).returncode == 0
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            profiles = folder / "configs"
            profiles.write_text(f'[old]\nurl = "{self.server.url}"\ntoken = "x"\norg = "y"\n[new]\nurl = "{self.server.url}/"\n'
                                f'token = "{stand_in.TOKEN}"\norg = "home"\nactive = true\n')
            assert self.read(host, environment={"INFLUX_CONFIGS_PATH": str(profiles)}).returncode == 0
            self.fails(self.read(host, environment={"INFLUX_CONFIGS_PATH": str(profiles), "INFLUX_ACTIVE_CONFIG": "old"}), "refused the credentials")
            (folder / "fluxc.toml").write_text(f'[influxdb]\nhost = "{self.server.url}"\ntoken = "{stand_in.TOKEN}"\norg = "home"\n')
            # The nearer one counts.
            wrong = {**environment, "INFLUX_TOKEN": "wrong"}
            assert self.read(host, environment=wrong, folder=folder).returncode == 0
            self.fails(self.read(host + ', token: "wrong"', folder=folder), "refused the credentials")

    def test_tokens_stay_with_their_host(self):
        environment = {"INFLUX_HOST": "http://other.example", "INFLUX_ORG": "home", "INFLUX_TOKEN": stand_in.TOKEN}
        self.fails(self.read(f'host: "{self.server.url}"', environment=environment), "no token was given")
        self.fails(self.read(f'host: "{self.server.url}"', environment={"INFLUX_TOKEN": stand_in.TOKEN}), "no token was given")

    def test_hosts_that_are_not_allowed(self):
        for rules in (["public"], ["db.example.com", "10.0.0.0/8"]):
            result = self.read(folder=None, more=[argument for rule in rules for argument in ("--allow-host", rule)])
            self.fails(result, "no connection is made to `127.0.0.1`", "`security.allow-hosts`")
        assert not self.server.requests
        with tempfile.TemporaryDirectory() as folder:
            settings = pathlib.Path(folder) / "fluxc.toml"
            settings.write_text('[security]\nallow-hosts = ["public"]\n')
            self.fails(self.read(folder=folder), "no connection is made to `127.0.0.1`")
            self.fails(self.fluxc.run(f'import "array"\narray.from(rows: [{{_time: 2024-01-01T00:00:00Z, _measurement: "m", '
                                      f'_field: "f", _value: 1.0}}]) |> to(bucket: "{TARGET}", {self.arguments})', folder=folder),
                       "no connection is made to `127.0.0.1`")
            assert not self.server.requests
            assert self.read(folder=folder, more=["--allow-host", "127.0.0.1"]).returncode == 0
            settings.write_text('[security]\nallow-hosts = ["127.0.0.0/8"]\n')
            assert self.read(folder=folder).returncode == 0

    # Trouble

    def test_refusals(self):
        self.fails(self.read(self.arguments.replace(stand_in.TOKEN, "wrong")), "refused the credentials: unauthorized access")
        self.fails(self.read(self.arguments.replace('org: "home"', 'org: "away"')), 'organization name "away" not found')
        self.fails(self.read(self.arguments.replace('org: "home", ', "")), "no organization was given: write `org`")
        self.fails_with(lambda handler: handler.answer(401), "refused the credentials: no reason was given; is the token")
        self.fails_with(refusal(403, "forbidden", "insufficient permissions"), "insufficient permissions", "the token may not")
        self.fails_with(refusal(404, "not found", 'could not find bucket "points"'), 'could not find bucket "points"')
        self.fails_with(refusal(422, "unprocessable entity", "no"), "refused the query: no")
        self.fails_with(refusal(429, "too many requests", "queue length exceeded", [("Retry-After", "3600")]),
                        "queue length exceeded", "try again later")
        self.fails_with(refusal(503, "unavailable", "down", [("Retry-After", "3600")]), "status 503: down")
        self.fails_with(lambda handler: handler.answer(302, b"", [("Location", "https://elsewhere.example/x?token=1")]),
                        "redirects to https://elsewhere.example:443 (status 302)", "write that as `host`")

    def test_a_server_that_repeats_the_token(self):
        said = f"nothing for Token {stand_in.TOKEN}"
        self.fails_with(refusal(403, "forbidden", said), "nothing for Token ***")
        self.fails_with(reply(f"\r\n#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n,{said},\r\n"
                              .encode()), "nothing for Token ***")

    def test_a_token_with_a_line_break(self):
        arguments = self.arguments.replace(stand_in.TOKEN, "x\\nOther: 1")
        result = self.read(arguments)
        assert result.returncode == 1 and "`Authorization` must not hold a line break" in result.stderr, result.stderr
        assert not self.sent(), self.sent()

    def test_names_that_servers_take_for_others(self):
        for measurement, field, word in [("m\\\\ b", "f", "measurement `m\\ b`"), ("m", "f\\\\,b", "field key `f\\,b`")]:
            script = f'import "array" array.from(rows: [{{_time: 2024-01-01T00:00:00Z, _measurement: "{measurement}", ' \
                     f'_field: "{field}", _value: 1.5}}]) |> to(bucket: "{TARGET}", {self.arguments})'
            self.fails(self.fluxc.run(script), "cannot hold the " + word, "a backslash must not stand before")
        assert not self.sent(WRITE), self.sent(WRITE)

    def test_answers_of_others(self):
        self.fails_with(reply(b"<html>hello</html>", [("Content-Type", "text/html")]), "`text/html` and not CSV")
        self.fails_with(reply(b"hello\n"), "cannot be read")
        self.fails_with(reply(head(3)[:-20]), "cannot be read: line 7")

    def test_answers_that_end_too_early(self):
        self.fails_with(broken_off, "in the middle of the answer")

    def test_an_error_within_the_answer(self):
        error = b"\r\n#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n,engine: out of luck,\r\n"
        for rows in (1, 20_000):
            result = self.fails_with(reply(head(rows) + error), "ended the query: engine: out of luck")
            assert "usage" not in result

    def test_redirects_of_writes(self):
        self.server.troubles = {WRITE: [lambda handler: handler.answer(307, b"", [("Location", "http://10.0.0.1/x")])]}
        self.fails(self.write([("2024-01-01T00:00:00Z", "f", "1.5")]), "redirects to http://10.0.0.1:80 (status 307)")
        assert len(self.sent(WRITE)) == 1

    def test_a_bucket_that_disappears(self):
        # The types of values are asked for while it is there.
        self.server.troubles = {QUERY: [None, refusal(404, "not found", 'could not find bucket "points"')]}
        rest = '|> filter(fn: (r) => r._field == "free" and r._value > 1.0)'
        self.fails(self.read(rest=rest), 'could not find bucket "points"')
        assert len(self.sent()) == 2, self.sent()

    def test_a_certificate_that_nobody_vouches_for(self):
        with tempfile.TemporaryDirectory() as folder:
            certificate = certificates.Certificates(pathlib.Path(folder), "nobody")
            server = stand_in.StandIn(self.fluxc, list(self.server.buckets), certificate)
            try:
                result = self.read(self.arguments.replace(self.server.url, server.url))
                self.fails(result, "certificate")
                assert not server.requests, server.requests
            finally:
                server.stop()

    def test_an_endless_answer(self):
        def endless(handler):
            handler.send_response(200)
            handler.send_header("Content-Type", "text/csv")
            handler.end_headers()
            handler.close_connection = True
            try:
                text = head(1).replace(b"double", b"string")
                row = text[text.rindex(b",,0"):]
                handler.wfile.write(text)
                rows = b"".join(row.replace(b"1.5", os.urandom(500).hex().encode()) for _ in range(10_000))
                while True:
                    handler.wfile.write(rows)
            except OSError:
                pass
        self.server.troubles = {QUERY: [endless]}
        script = f'from(bucket: "points", {self.arguments}) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-03T00:00:00Z)'
        self.fails(self.fluxc.run(script, "--memory-limit", "64MB", "--spill-dir", "/nonexistent"))

    def test_cancel(self):
        asked, over = threading.Event(), threading.Event()

        def silent(_):
            asked.set()
            over.wait(60)
        self.server.troubles = {QUERY: [silent]}
        script = f'from(bucket: "points", {self.arguments}) |> range(start: 2024-01-01T00:00:00Z)'
        process = subprocess.Popen([self.fluxc.program, "run", "-e", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert asked.wait(60)
        begin = time.monotonic()
        process.send_signal(signal.SIGINT)
        process.wait(60)
        over.set()
        print(f"canceled after {1000 * (time.monotonic() - begin):.0f} ms")
        assert process.returncode == 130, process.returncode

    def test_spilling(self):
        plain = self.read(rest="").stdout
        spilled = self.fluxc.run(f'from(bucket: "points", {self.arguments}) |> range(start: 2024-01-01T00:00:00Z, '
                                 'stop: 2024-01-03T00:00:00Z)', "--spill-rows", "100")
        assert spilled.returncode == 0 and spilled.stdout == plain, spilled.stderr

    def test_version_3(self):
        self.server.version = "3.0.1"
        self.fails(self.read(), "InfluxDB 3 runs no Flux")

    def test_version_1_8(self):
        self.server.version = "1.8.10"
        assert self.read().returncode == 0
        assert len(self.sent()) == 2, self.server.requests
        # Where Flux is off it is read by InfluxQL, which is not there.
        self.server.troubles = {QUERY: [refusal(403, "forbidden", "Flux query service disabled.")]}
        self.fails(self.read(self.arguments.replace(stand_in.TOKEN, "user:password")), "must be `user:password`")
        assert self.server.requests[-1][1].startswith("/query?db=points"), self.server.requests[-1]
