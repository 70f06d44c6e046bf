#!/usr/bin/env python3
"""What `fluxc serve` does beside answering single requests, which tests/compat looks at."""

import gzip
import json
import pathlib
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))

import cases  # noqa: E402
from cases import ENDLESS, equal, holds  # noqa: E402
from ports import free_port  # noqa: E402
from served import TOKEN, Served, descriptors  # noqa: E402

DAY = "range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)"
FLUXC = ""


def await_active(server, count):
    """Waits until so many queries are under way: one ends a moment after its answer."""
    deadline = time.monotonic() + 30
    while f"qc_all_active {count}\n" not in server.ask("GET", "/metrics", token="")[2].decode():
        assert time.monotonic() < deadline, f"{count} queries were never under way"
        time.sleep(0.01)


def points(count, host="a", begin=1704067200):
    return "\n".join(f"m,host={host} v={i}i {begin + i}000000000" for i in range(count))


def count_of(server, bucket="first"):
    text = server.query(f'from(bucket: "{bucket}") |> {DAY} |> group() |> count() |> keep(columns: ["_value"])')
    rows = text.split()
    return int(rows[1].split(",")[-1]) if len(rows) > 1 else 0


def compression():
    with Served(FLUXC) as server:
        server.write(gzip.compress(points(3000).encode()), Content_Encoding="gzip")
        script = f'from(bucket: "first") |> {DAY}'
        plain = server.query(script)
        _, headers, body = server.ask("POST", "/api/v2/query?org=home", script, Content_Type="application/vnd.flux",
                                      Accept_Encoding="gzip")
        equal(headers["Content-Encoding"], "gzip")
        equal(gzip.decompress(body).decode(), plain)
        assert len(body) * 5 < len(plain)
        # What is small is not worth it.
        _, headers, _ = server.ask("GET", "/health", Accept_Encoding="gzip")
        equal(headers["Content-Encoding"], None)
        # A bomb: 200 MB of nothing.
        server.write(gzip.compress(b"\n" * 200_000_000), status=413, Content_Encoding="gzip")
        server.write(gzip.compress(b"m v=1")[:-6], status=400, Content_Encoding="gzip")


def sessions():
    with Served(FLUXC) as server:
        _, headers, _ = server.ask("POST", "/api/v2/signin", token="", status=204,
                                   Authorization="Basic YW5uOmEgZ29vZCBwYXNzd29yZA==")
        cookie = headers["Set-Cookie"].split(";")[0]
        holds(headers["Set-Cookie"], "HttpOnly")
        holds(server.ask("GET", "/api/v2/me", token="", status=200, Cookie=f"other=1; {cookie}")[2].decode(), "ann")
        server.ask("POST", "/api/v2/signout", token="", status=204, Cookie=cookie)
        server.ask("GET", "/api/v2/me", token="", status=401, Cookie=cookie)


def origins():
    with Served(FLUXC) as server:
        _, headers, _ = server.ask("OPTIONS", "/api/v2/query", token="", status=204, Origin="http://here")
        equal(headers["Access-Control-Allow-Origin"], "http://here")
        holds(headers["Access-Control-Allow-Headers"], "Authorization")


def permissions_in_scripts():
    with Served(FLUXC) as server:
        org = json.loads(server.ask("GET", "/api/v2/orgs", status=200)[2])["orgs"][0]["id"]
        made = json.loads(server.ask("POST", "/api/v2/buckets", {"orgID": org, "name": "second"}, status=201)[2])
        reader = json.loads(server.ask("POST", "/api/v2/authorizations", {
            "orgID": org, "permissions": [{"action": "read", "resource": {"type": "buckets", "orgID": org}},
                                          {"action": "write", "resource": {"type": "buckets", "id": made["id"]}}]},
            status=201)[2])["token"]
        server.write(points(3))
        copy = f'from(bucket: "first") |> {DAY} |> to(bucket: "%s") |> count()'
        server.query(copy % "second", token=reader)
        equal(count_of(server, "second"), 3)
        holds(server.query(copy % "first", token=reader, status=404), "could not find bucket")
        server.ask("PATCH", f"/api/v2/orgs/{org}/secrets", {"k": "hidden"}, status=204)
        secret = 'import "array" import "influxdata/influxdb/secrets" array.from(rows: [{a: secrets.get(key: "k")}])'
        holds(server.query(secret), "hidden")
        assert "hidden" not in server.query(secret, token=reader, status=403)
        # Files of the machine are not for scripts.
        holds(server.query('import "csv" csv.from(file: "/etc/passwd", mode: "raw")', status=403), "may not read")
        stored = b"".join(path.read_bytes() for path in pathlib.Path(server.data).rglob("*.log"))
        assert b"hidden" not in stored and TOKEN.encode() not in stored


def allowed_files():
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "a.csv")
        file.write_text("a,b\n1,2\n")
        script = 'import "csv" csv.from(file: "%s", mode: "raw")'
        with Served(FLUXC, "--allow-file", folder) as server:
            holds(server.query(script % file), "1,2")
            server.query(script % f"{folder}/../../etc/passwd", status=403)
            server.query(script % f"{folder}x", status=403)


def allowed_hosts():
    script = 'import "array" import "http/requests" array.from(rows: [{a: requests.get(url: "http://127.0.0.1:%s/health").statusCode}])'
    with Served(FLUXC) as server:
        holds(server.query(script % server.port, status=403), "127.0.0.1")
    with Served(FLUXC, "--allow-host", "127.0.0.1") as server:
        holds(server.query(script % server.port), "200")


def control_of_queries():
    with Served(FLUXC, "--max-queries", "1", "--max-waiting", "1") as server:
        answers = []

        def run():
            answers.append(server.ask("POST", "/api/v2/query?org=home", ENDLESS, Content_Type="application/vnd.flux"))

        def running():
            return json.loads(server.ask("GET", "/api/v2/queries", status=200)[2])["queries"]

        threads = [threading.Thread(target=run) for _ in range(2)]
        for i, thread in enumerate(threads):
            thread.start()
            while len(running()) <= i:
                time.sleep(0.01)
        time.sleep(0.1)
        # One runs, one waits, there is no room for more.
        status, headers, body = server.ask("POST", "/api/v2/query?org=home", "buckets()",
                                           Content_Type="application/vnd.flux")
        equal(status, 429)
        equal(headers["X-Platform-Error-Code"], "too many requests")
        holds(server.ask("GET", "/metrics", token="")[2].decode(), "qc_all_active 2")
        holds(running()[0]["query"], "levenshtein")
        for query in running():
            server.ask("DELETE", f"/api/v2/queries/{query['id']}", status=204)
        for thread in threads:
            thread.join(timeout=30)
        equal([status for status, _, _ in answers], [503, 503])
        holds(answers[0][2].decode(), "canceled by request")
        equal(running(), [])
        server.ask("DELETE", "/api/v2/queries/00000000000000ff", status=404)


def time_limits():
    with Served(FLUXC, "--query-timeout", "100ms", "--slow-query", "50ms") as server:
        holds(server.query(ENDLESS, status=503), "longer than the server allows")
        holds(server.said(), "slow query")


def clients_that_leave():
    with Served(FLUXC, "--log-format", "json") as server:
        connection = server.connect()
        connection.request("POST", "/api/v2/query?org=home", ENDLESS,
                           {"Authorization": f"Token {TOKEN}", "Content-Type": "application/vnd.flux"})
        await_active(server, 1)
        connection.close()
        await_active(server, 0)
        deadline = time.monotonic() + 20
        while '"/api/v2/query"' not in server.said() and time.monotonic() < deadline:
            time.sleep(0.05)
        line = json.loads(next(line for line in server.said().split("\n") if '"/api/v2/query"' in line))
        equal((line["status"], line["level"]), (499, "info"))


def broken_requests():
    with Served(FLUXC) as server:
        before = descriptors(server.process)
        for text in (b"", b"\x16\x03\x01\x02\x00\x01", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
                     b"POST /api/v2/write HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
                     b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n",
                     b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 20000 + b"\r\n", bytes(range(256)) * 400):
            for part in (text, text[: len(text) // 2]):
                with socket.create_connection(("127.0.0.1", server.port)) as client:
                    client.settimeout(20)
                    try:
                        client.sendall(part)
                        client.shutdown(socket.SHUT_WR)
                        answer = client.recv(100)
                    except OSError:
                        continue
                    assert answer == b"" or answer.startswith(b"HTTP/1.1 4"), answer
        deep = "[" * 100_000
        server.ask("POST", "/api/v2/buckets", deep, status=400)
        server.query("(" * 100_000, status=400)
        server.ask("POST", "/api/v2/query?org=home", b"x" * 2_000_000, status=413)
        for body in ("null", "[]", '"x"', '{"orgID": 1}', '{"orgID": "zz"}', '{"orgID": null, "name": []}', "\xff"):
            server.ask("POST", "/api/v2/buckets", body.encode("latin-1"), status=400)
        server.ask("GET", "/health", token="", status=200)
        deadline = time.monotonic() + 20
        while descriptors(server.process) > before and time.monotonic() < deadline:
            time.sleep(0.05)
        assert descriptors(server.process) <= before


def ending():
    with Served(FLUXC) as server:
        server.write(points(100))
        connection = server.connect()
        connection.request("GET", "/health")
        connection.getresponse().read()
        begin = time.monotonic()
        equal(server.stop(), 0)
        assert time.monotonic() < begin + 8, "an idle connection held the server up"
        server.start()
        equal(count_of(server), 100)
        server.kill()
        server.start()
        equal(count_of(server), 100)


def ending_with_a_query():
    with Served(FLUXC, "--grace", "200ms") as server:
        connection = server.connect()
        connection.request("POST", "/api/v2/query?org=home", ENDLESS,
                           {"Authorization": f"Token {TOKEN}", "Content-Type": "application/vnd.flux"})
        await_active(server, 1)
        equal(server.stop(), 0)


def one_owner():
    with Served(FLUXC) as server:
        second = subprocess.run([FLUXC, "serve", "--data", server.data, "--listen", f"127.0.0.1:{free_port()}"],
                                capture_output=True, text=True, timeout=60)
        equal(second.returncode, 1)
        holds(second.stderr, str(server.process.pid))
        third = subprocess.run([FLUXC, "serve", "--data", server.data + "3", "--listen", f"127.0.0.1:{server.port}"],
                               capture_output=True, text=True, timeout=60)
        equal(third.returncode, 1)
        holds(third.stderr, "Address already in use")


def set_up_by_the_command():
    with Served(FLUXC, "--setup", "home", "first", is_set_up=False) as server:
        tokens = []
        while not tokens:
            tokens = [line for line in server.said().split("\n") if len(line) > 60 and " " not in line]
        token = tokens[0]
        server.ask("GET", "/api/v2/buckets", token=token, status=200)
        server.ask("POST", "/api/v2/setup", {"username": "x", "org": "x", "bucket": "x"}, token="", status=422)
    open_to_all = subprocess.run([FLUXC, "serve", "--data", tempfile.mkdtemp(), "--listen", f"0.0.0.0:{free_port()}"],
                                 capture_output=True, text=True, timeout=60)
    equal(open_to_all.returncode, 1)
    holds(open_to_all.stderr, "nobody has set this server up")


def tls():
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = f"{folder}/cert.pem", f"{folder}/key.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
                       check=True, capture_output=True)
        with Served(FLUXC, "--tls-cert", certificate, "--tls-key", key, tls=certificate) as server:
            server.write(points(3000))
            equal(count_of(server), 3000)
            equal(len(server.query(f'from(bucket: "first") |> {DAY}').split()), 3001)


def many_clients():
    with Served(FLUXC) as server:
        before = descriptors(server.process)
        failures = []

        def work(number):
            try:
                for i in range(10):
                    server.write(points(50, f"h{number}", 1704067200 + 100 * i))
                    server.query(f'from(bucket: "first") |> {DAY} |> filter(fn: (r) => r.host == "h{number}") |> count()')
            except Exception as failure:
                failures.append(failure)

        threads = [threading.Thread(target=work, args=(i,)) for i in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        equal(failures, [])
        equal(count_of(server), 16 * 10 * 50)
        deadline = time.monotonic() + 20
        while descriptors(server.process) > before + 20 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert descriptors(server.process) <= before + 20


def configuration():
    with tempfile.TemporaryDirectory() as folder:
        file, port = pathlib.Path(folder, "fluxc.toml"), free_port()
        file.write_text(f'[server]\nlisten = "localhost:{port}"\ndata = "store"\nmax-queries = 3\n'
                        '[security]\nallow-hosts = ["public"]\n')
        command = [FLUXC, "serve", "--config", str(file)]
        process = subprocess.Popen([*command, "--setup", "home", "first"], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        token = process.stdout.readline().strip()
        status = subprocess.run([FLUXC, "status", "--host", f"http://localhost:{port}", "--token", token],
                                capture_output=True, text=True, timeout=60)
        while status.returncode != 0:
            assert process.poll() is None
            status = subprocess.run(status.args, capture_output=True, text=True, timeout=60)
        holds(status.stdout, "first")
        refused = subprocess.run(status.args[:-1] + ["wrong"], capture_output=True, text=True, timeout=60)
        equal(refused.returncode, 1)
        holds(refused.stderr, "401")
        process.terminate()
        process.communicate(timeout=60)
        # Relative to the file's folder.
        assert pathlib.Path(folder, "store").is_dir()
        for text, message in [('[server]\nliste = "a"', "did you mean `server.listen`?"),
                              ("[server]\nlisten = 1", "`server.listen` must be a string"),
                              ("[server]\nthreads = -1", "`server.threads` must be an integer"),
                              ("server = 1", "write `[server]`"),
                              ('[security]\nallow-file = ["a"]', "did you mean `security.allow-files`?"),
                              ('[server]\nlog-format = "jsn"', "did you mean `json`?"),
                              ('[server]\ngrace = "x"', "`grace`"),
                              ('[server]\nlisten = "nowhere.invalid:80"', "nowhere.invalid")]:
            file.write_text(text)
            done = subprocess.run([*command, "--data", f"{folder}/other"], capture_output=True, text=True, timeout=60)
            equal(done.returncode, 1)
            holds(done.stderr, message)


def logs():
    secret = 'import "array" token = "a secret" array.from(rows: [{a: token}])'
    with Served(FLUXC, "--log-format", "json", "--slow-query", "0s") as server:
        server.query(secret)
        server.ask("POST", "/write?db=first&u=ann&p=the-token", "m v=1", token="", status=204)
        lines = [json.loads(line) for line in server.said().split("\n") if line.startswith("{")]
        query = next(line for line in lines if line.get("path") == "/api/v2/query")
        equal((query["event"], query["level"], query["method"], query["status"]), ("request", "info", "POST", 200))
        slow = next(line for line in lines if line["event"] == "slow query")
        holds(slow["query"], "array.from")
        for hidden in ("a secret", TOKEN, "a good password"):
            assert hidden not in server.said()
    with Served(FLUXC, "--log-level", "warn", "--slow-query", "0s") as server:
        server.query(secret)
        holds(server.said(), "warn slow query seconds=")
        assert "request" not in server.said()


# What may be asked with a body, with the members that each knows; `{org}` and the like are put in.
BODIES = {
    ("POST", "/api/v2/setup"): ["username", "password", "org", "bucket", "token", "retentionPeriodSeconds"],
    ("POST", "/api/v2/query?org=home"): ["query", "type", "dialect", "extern", "params", "now"],
    ("POST", "/api/v2/query/analyze"): ["query", "type"],
    ("POST", "/api/v2/query/ast"): ["query"],
    ("POST", "/api/v2/delete?org=home&bucket=first"): ["start", "stop", "predicate"],
    ("POST", "/api/v2/buckets"): ["orgID", "name", "description", "retentionRules"],
    ("PATCH", "/api/v2/buckets/{bucket}"): ["name", "description", "retentionRules"],
    ("POST", "/api/v2/orgs"): ["name", "description"],
    ("PATCH", "/api/v2/orgs/{org}"): ["name", "description"],
    ("PATCH", "/api/v2/orgs/{org}/secrets"): ["a"],
    ("POST", "/api/v2/orgs/{org}/secrets/delete"): ["secrets"],
    ("POST", "/api/v2/orgs/{org}/members"): ["id"],
    ("POST", "/api/v2/users"): ["name", "status"],
    ("PATCH", "/api/v2/users/{user}"): ["name", "status"],
    ("POST", "/api/v2/authorizations"): ["orgID", "userID", "description", "status", "permissions"],
    ("POST", "/private/legacy/authorizations"): ["orgID", "userID", "token", "description", "status", "permissions"],
    ("POST", "/api/v2/labels"): ["orgID", "name", "properties"],
    ("POST", "/api/v2/buckets/{bucket}/labels"): ["labelID"],
    ("POST", "/api/v2/variables"): ["orgID", "name", "description", "arguments", "selected"],
    ("POST", "/api/v2/tasks"): ["flux", "orgID", "org", "status", "description"],
    ("PATCH", "/api/v2/tasks/{task}"): ["flux", "status", "name", "every", "cron", "offset", "concurrency", "retry"],
    ("POST", "/api/v2/scripts"): ["name", "description", "script", "language"],
    ("PATCH", "/api/v2/scripts/{script}"): ["name", "description", "script"],
    ("POST", "/api/v2/scripts/{script}/invoke"): ["params"],
}
THINGS = ["buckets", "orgs", "users", "authorizations", "labels", "variables", "tasks", "scripts", "checks",
          "notificationRules", "notificationEndpoints"]


def ids_of(server):
    """Ids of things that are there."""
    def listed(path, name):
        return json.loads(server.ask("GET", path, status=200)[2])[name][0]["id"]

    ids = {"org": listed("/api/v2/orgs", "orgs"), "user": listed("/api/v2/users", "users"),
           "bucket": listed("/api/v2/buckets?name=first", "buckets")}
    script = 'option task = {name: "t", every: 1h} buckets()'
    for name, path, body in [("task", "/api/v2/tasks", {"orgID": ids["org"], "flux": script}),
                             ("script", "/api/v2/scripts", {"name": "s", "script": "buckets()", "language": "flux"})]:
        ids[name] = json.loads(server.ask("POST", path, body, status=201)[2])["id"]
    return ids


def wrong_shapes():
    values = [None, True, -1, 1.5, 1e300, "", "x", "\u0000", [], [1], [[]], [None], {}, {"a": 1}, {"": []}, "x" * 70000,
              [{"everySeconds": "x"}], [{"type": {}, "action": "read", "resource": 1}], {"type": "query", "values": 1}]
    bodies = ["", "null", "[]", "1", '"x"', "{", '{"a":}', "{}", '{"a":1}x', "\xff", "\x00", '{"a":' * 5000, "[" * 100_000,
              '{"\ud800": 1}', "{" + ",".join(f'"k{i}":1' for i in range(20000)) + "}"]
    with Served(FLUXC) as server:
        ids = ids_of(server)
        for (method, path), members in BODIES.items():
            path = path.format(**ids)
            for body in bodies + [json.dumps({name: value}) for name in members for value in values]:
                status = server.ask(method, path, body.encode("latin-1", "replace"), Content_Type="application/json")[0]
                assert status < 500, f"{method} {path} {body[:100]!r}: {status}"
        # Some of it was right.
        server.ask("PATCH", f"/api/v2/orgs/{ids['org']}", {"name": "home"}, status=200)
        server.ask("PATCH", f"/api/v2/buckets/{ids['bucket']}", {"name": "first"}, status=200)
        server.write(points(3))
        equal(count_of(server), 3)


def ids_that_are_none():
    with Served(FLUXC) as server:
        for thing in THINGS:
            for name in ("zz", "0" * 16, "g" * 16, "1" * 17, "-123456789abcdef", "%00", "%2e%2e", "%ff", "a" * 5000):
                for method in ("GET", "PATCH", "DELETE"):
                    status = server.ask(method, f"/api/v2/{thing}/{name}", b"{}" if method == "PATCH" else None)[0]
                    assert status in (400, 404, 405), f"{method} {thing}/{name[:20]}: {status}"
        for query in ("orgID=zz", "org=%00", "org=nope", "limit=x", "limit=-1", "limit=99999999999999999999", "after=zz",
                      "user=zz", "offset=-1", "userID=zz"):
            for thing in THINGS:
                status = server.ask("GET", f"/api/v2/{thing}?{query}")[0]
                assert status < 500, f"GET {thing}?{query}: {status}"


def tokens_that_may_nothing():
    with Served(FLUXC) as server:
        ids = ids_of(server)
        server.write(points(3))
        server.ask("PATCH", f"/api/v2/orgs/{ids['org']}/secrets", {"k": "hidden"}, status=204)
        other = json.loads(server.ask("POST", "/api/v2/orgs", {"name": "other"}, status=201)[2])["id"]
        token = json.loads(server.ask("POST", "/api/v2/authorizations", {
            "orgID": other, "permissions": [{"action": "read", "resource": {"type": "views", "orgID": other}}]},
            status=201)[2])["token"]
        for (method, path), members in BODIES.items():
            if path in ("/api/v2/setup", "/api/v2/query/ast", "/api/v2/query/analyze"):
                continue
            body = {"orgID": ids["org"], "org": "home", "name": "n", "query": f'from(bucket: "first") |> {DAY}',
                    "start": "2024-01-01T00:00:00Z", "stop": "2024-01-02T00:00:00Z", "id": ids["user"],
                    "flux": 'option task = {name: "t", every: 1h} buckets()', "script": "buckets()", "labelID": ids["org"],
                    "arguments": {"type": "constant", "values": []}, "secrets": ["k"], "status": "active",
                    "permissions": [{"action": "write", "resource": {"type": "buckets", "orgID": ids["org"]}}]}
            if path == "/api/v2/orgs/{org}/secrets":
                body = {"k": "x"}
            status, _, text = server.ask(method, path.format(**ids), body, token=token)
            assert status in (401, 403, 404), f"{method} {path}: {status} {text[:300]}"
        for thing in THINGS:
            status, _, text = server.ask("GET", f"/api/v2/{thing}", token=token)
            assert status in (200, 401, 403, 404), f"GET {thing}: {status}"
            for hidden in (ids["bucket"], ids["task"], ids["script"], "hidden", TOKEN):
                assert hidden not in text.decode(), f"GET {thing} shows {hidden}"
        server.ask("POST", "/api/v2/write?org=home&bucket=first", points(1), token=token, status=403)
        assert b"first" not in server.ask("GET", "/api/v2/status", token=token, status=200)[2]
        equal(json.loads(server.ask("GET", "/api/v2/queries", token=token, status=200)[2])["queries"], [])
        equal(count_of(server), 3)


def bodies_without_end():
    with Served(FLUXC) as server:
        for path, most in (("/api/v2/write?org=home&bucket=first", 200 << 20), ("/api/v2/buckets", 8 << 20),
                           ("/api/v2/query?org=home", 8 << 20)):
            with socket.create_connection(("127.0.0.1", server.port)) as client:
                client.settimeout(30)
                client.sendall(f"POST {path} HTTP/1.1\r\nAuthorization: Token {TOKEN}\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n".encode())
                chunk = b"10000\r\n" + b"m v=1\n" * 10922 + b"m v=\r\n"
                sent = 0
                try:
                    while sent < most:
                        client.sendall(chunk)
                        sent += len(chunk)
                except OSError:
                    pass
                assert sent < most, f"{path} takes everything"
                try:
                    answer = client.recv(100)
                except OSError:
                    answer = b""
                assert answer == b"" or answer.startswith(b"HTTP/1.1 4"), answer
        bomb = gzip.compress(b" " * 200_000_000)
        for path in ("/api/v2/buckets", "/api/v2/query?org=home", "/api/v2/query/ast", "/api/v2/tasks"):
            status = server.ask("POST", path, bomb, Content_Encoding="gzip")[0]
            assert status in (400, 413), f"{path}: {status}"


def strange_content():
    with Served(FLUXC) as server:
        for kind in ("text/html", "application/xml", "multipart/form-data; boundary=x", "application/vnd.flux-ast", ""):
            server.ask("POST", "/api/v2/write?org=home&bucket=first", "m v=1", status=204, Content_Type=kind)
            server.ask("POST", "/api/v2/buckets", "<x/>", status=400, Content_Type=kind)
            server.query("buckets()", status=400, Content_Type=kind)
        for coding in ("br", "gzip, gzip", "x" * 1000):
            server.ask("POST", "/api/v2/write?org=home&bucket=first", "m v=1", status=400, Content_Encoding=coding)


def a_client_that_stops_reading():
    with Served(FLUXC) as server:
        server.write(points(20000))
        big = f'from(bucket: "first") |> {DAY} |> map(fn: (r) => ({{r with t: "{"x" * 2000}"}}))'
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", server.port))
        client.sendall(f"POST /api/v2/query?org=home HTTP/1.1\r\nAuthorization: Token {TOKEN}\r\nContent-Type: "
                       f"application/vnd.flux\r\nContent-Length: {len(big)}\r\n\r\n{big}".encode())
        client.recv(10)
        # The others go on.
        for _ in range(20):
            equal(count_of(server), 20000)
        await_active(server, 1)
        client.close()
        await_active(server, 0)


def a_full_disk():
    with Served(FLUXC) as server:
        server.write(points(100))
        # No file may grow any more, as on a disk that is full.
        limits = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (4096, limits[1]))
        written, status = 100, 204
        for _ in range(1000):
            begin = 1704067200 + written
            status = server.ask("POST", "/api/v2/write?org=home&bucket=first", points(50, "b", begin))[0]
            if status != 204:
                break
            written += 50
        equal(status, 503)
        # What it has, it still tells.
        equal(count_of(server), written)
        server.ask("POST", "/api/v2/labels", {"orgID": ids_of_home(server), "name": "l"})
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, limits)
        server.kill()
        server.start()
        assert count_of(server) in (written, written + 50), "an acknowledged point is lost"
        server.write(points(1, "c"))


def ids_of_home(server):
    return json.loads(server.ask("GET", "/api/v2/orgs", status=200)[2])["orgs"][0]["id"]


def invokable_scripts():
    with Served(FLUXC) as server:
        text = 'import "array" array.from(rows: [{n: params.n, s: params.s}])'
        made = json.loads(server.ask("POST", "/api/v2/scripts", {"name": "one", "description": "d", "script": text,
                                                                  "language": "flux"}, status=201)[2])
        path = f"/api/v2/scripts/{made['id']}"
        equal(made["url"], f"{path}/invoke")
        equal((made["name"], made["script"], made["language"]), ("one", text, "flux"))
        body = {"params": {"n": 7, "s": 'a "b" ${c}'}}
        _, headers, answer = server.ask("POST", f"{path}/invoke", body, status=200)
        holds(headers["Content-Type"], "text/csv")
        equal(answer.decode(), ',result,table,n,s\r\n,_result,0,7,"a ""b"" ${c}"\r\n\r\n')
        holds(server.ask("POST", f"{path}/invoke", status=400)[2].decode(), "params")
        server.ask("POST", "/api/v2/scripts", {"name": "one", "script": "x"}, status=422)
        server.ask("POST", "/api/v2/scripts", {"name": "two", "script": "x", "language": "sql"}, status=400)
        server.ask("POST", "/api/v2/scripts", {"name": "two"}, status=400)
        changed = json.loads(server.ask("PATCH", path, {"script": "buckets()"}, status=200)[2])
        equal((changed["name"], changed["script"]), ("one", "buckets()"))
        server.kill()
        server.start()
        holds(server.ask("POST", f"{path}/invoke", status=200)[2].decode(), "first")
        equal(len(json.loads(server.ask("GET", "/api/v2/scripts?limit=10", status=200)[2])["scripts"]), 1)
        equal(len(json.loads(server.ask("GET", "/api/v2/scripts?offset=1", status=200)[2])["scripts"]), 0)
        server.ask("DELETE", path, status=204)
        server.ask("GET", path, status=404)


def an_idle_bucket():
    """Points that lie in memory are sealed once nobody writes any more."""
    with Served(FLUXC) as server:
        server.write(points(70_000))
        deadline = time.monotonic() + 120
        while True:
            said = subprocess.run([FLUXC, "store", "stats", "--data", server.data], capture_output=True, text=True, check=True)
            titles, *rows = (line.split() for line in said.stdout.splitlines())
            found = next(dict(zip(titles, row)) for row in rows if row[0] == "first")
            if (found["values"], found["unsealed"]) == ("70000", "0"):
                break
            assert time.monotonic() < deadline, said.stdout
            time.sleep(0.5)
        equal(count_of(server), 70_000)


TESTS = [an_idle_bucket, wrong_shapes, ids_that_are_none, tokens_that_may_nothing, bodies_without_end, strange_content,
         a_client_that_stops_reading, a_full_disk, invokable_scripts, configuration, logs, compression, sessions, origins, permissions_in_scripts, allowed_files, allowed_hosts, control_of_queries, time_limits,
         clients_that_leave, broken_requests, ending, ending_with_a_query, one_owner, set_up_by_the_command, tls,
         many_clients]


def use(path):
    global FLUXC
    FLUXC = path


if __name__ == "__main__":
    cases.run(__doc__, TESTS, use)
