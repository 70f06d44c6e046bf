#!/usr/bin/env python3
"""Topics and handlers of `fluxc serve`: scripts publish, and programs, files and servers get what they said."""

import base64
import contextlib
import http.server
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))

import cases  # noqa: E402
from cases import equal, holds  # noqa: E402
from served import TOKEN, Served  # noqa: E402

TOPICS = "/kapacitor/v1/alerts/topics"
FLUXC = ""

# As Kapacitor's documentation has it, with another program.
HANDLER = """id: exec-cpu-alert
topic: cpu
kind: exec
options:
  prog: '{python}'
  args: 
    - '{script}'
"""

# Writes what it gets behind what it got before.
SOUND_THE_ALARM = """import os, sys
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "heard"), "a") as heard:
    heard.write(sys.stdin.read())
"""

IDLE = """import "fluxc/alert"
option task = {{name: "cpu_alert", every: 1m}}
from(bucket: "first")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_idle")
    |> alert.publish(
        topic: "{topic}",
        level: (r) => if r._value < 10.0 then "crit" else "ok",
        message: (r) => "Hey, check your CPU",
    )
"""


def await_that(condition, what):
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, f"{what} never came"
        time.sleep(0.02)


def points(host, *values, begin=1704067200):
    return "\n".join(f"cpu,host={host} usage_idle={value} {begin + 60 * i}000000000" for i, value in enumerate(values))


def fluxc(server, *arguments, code=0):
    done = subprocess.run([FLUXC, *arguments, "--host", f"http://127.0.0.1:{server.port}", "--token", TOKEN],
                          capture_output=True, text=True)
    assert done.returncode == code, f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout if code == 0 else done.stderr


def lines(path):
    return pathlib.Path(path).read_text().splitlines() if os.path.exists(path) else []


def event(host, minute, level, previous, duration, value):
    """As the program gets it."""
    moment = f"2024-01-01T00:{minute:02}:00Z"
    return (f'{{"id":"cpu:host={host}","message":"Hey, check your CPU","details":"","time":"{moment}",'
            f'"duration":{duration},"level":"{level}","data":{{"series":[{{"name":"cpu","tags":{{"host":"{host}"}},'
            f'"columns":["time","usage_idle"],"values":[["{moment}",{value}]]}}]}},"previousLevel":"{previous}",'
            f'"recoverable":true}}')


def programs():
    """A handler file, a script that publishes, and the program that hears of it; also after a restart."""
    with Served(FLUXC) as server, tempfile.TemporaryDirectory() as folder:
        script = pathlib.Path(folder) / "sound-the-alarm.py"
        script.write_text(SOUND_THE_ALARM)
        handler = pathlib.Path(folder) / "exec_cpu_handler.yaml"
        handler.write_text(HANDLER.format(python=sys.executable, script=script))
        fluxc(server, "handler", "define", str(handler))
        server.write(points("a", 50, 5, 4.5, 60, 70) + "\n" + points("b", 50))
        server.query(IDLE.format(topic="cpu"))
        heard = f"{folder}/heard"
        await_that(lambda: len(lines(heard)) == 3, "the third event")
        minute = 60_000_000_000
        equal(lines(heard), [event("a", 1, "CRITICAL", "OK", 0, "5"), event("a", 2, "CRITICAL", "CRITICAL", minute, "4.5"),
                             event("a", 3, "OK", "CRITICAL", 2 * minute, "60")])
        # Its state is there after a restart, and so is the handler.
        server.write(points("b", 3, begin=1704070800))
        server.query(IDLE.format(topic="cpu"))
        await_that(lambda: len(lines(heard)) == 7, "the events of the second run")
        equal(server.stop(), 0)
        server.start()
        holds(fluxc(server, "topic", "show", "cpu"), "CRITICAL")
        shown = json.loads(fluxc(server, "topic", "show", "cpu", "--json"))
        equal((shown["id"], shown["level"], shown["collected"]), ("cpu", "CRITICAL", 7))
        equal([(e["id"], e["state"]["level"], e["state"]["duration"]) for e in shown["events"]],
              [("cpu:host=b", "CRITICAL", "0s")])
        server.write(points("b", 80, begin=1704070860))
        server.query(IDLE.format(topic="cpu"))
        await_that(lambda: len(lines(heard)) >= 11, "the events of the third run")
        equal(json.loads(lines(heard)[-1])["previousLevel"], "CRITICAL")
        shown = json.loads(fluxc(server, "handler", "show", "cpu", "exec-cpu-alert", "--json"))
        equal(shown["options"], {"prog": sys.executable, "args": [str(script)]})
        equal({d["exitCode"] for d in shown["work"]["deliveries"]}, {0})
        holds(fluxc(server, "handler", "list"), "exec-cpu-alert")
        # A definition replaces the one before.
        handler.write_text(handler.read_text().replace("kind", "match: level() == CRITICAL\nkind"))
        fluxc(server, "handler", "define", str(handler))
        holds(fluxc(server, "handler", "list", "cpu"), "level() == CRITICAL")
        fluxc(server, "handler", "delete", "cpu", "exec-cpu-alert")
        holds(fluxc(server, "handler", "delete", "cpu", "exec-cpu-alert", code=1), "unknown handler")
        handler.write_text("topic: cpu\nid: x\nkind: exec\noptions: {program: x}\n")
        holds(fluxc(server, "handler", "define", str(handler), code=1), "the option `prog` of `exec` is missing")


def api():
    """Shapes, statuses and failures of Kapacitor's API."""
    with Served(FLUXC) as server:
        def ask(method, path, body=None, status=200, **headers):
            text = server.ask(method, path, body, status=status, **headers)[2]
            return json.loads(text) if text else None

        equal(server.ask("GET", "/kapacitor/v1/ping", token="")[0], 204)
        equal(ask("GET", TOPICS), {"link": {"relation": "self", "href": TOPICS}, "topics": []})
        equal(ask("GET", f"{TOPICS}/t", status=404)["error"], 'unknown topic: "t"')
        spec = {"id": "h", "kind": "log", "options": {"path": "/dev/null"}}
        handler = {"link": {"relation": "self", "href": f"{TOPICS}/t/handlers/h"}, "match": "", **spec}
        equal(ask("POST", f"{TOPICS}/t/handlers", spec), handler)
        equal(ask("GET", f"{TOPICS}/t"),
              {"link": {"relation": "self", "href": f"{TOPICS}/t"}, "id": "t", "level": "OK", "collected": 0,
               "events-link": {"relation": "events", "href": f"{TOPICS}/t/events"},
               "handlers-link": {"relation": "handlers", "href": f"{TOPICS}/t/handlers"}})
        equal(ask("POST", f"{TOPICS}/t/handlers", spec, status=409)["error"],
              'failed to create handler: cannot register handler, handler with ID "h" already exists')
        equal(ask("GET", f"{TOPICS}/t/handlers/h"), handler)
        equal(ask("GET", f"{TOPICS}/t/handlers?pattern=x*")["handlers"], [])
        patch = [{"op": "replace", "path": "/match", "value": "changed() == TRUE"},
                 {"op": "add", "path": "/options/mode", "value": 0o640},
                 {"op": "test", "path": "/kind", "value": "log"}]
        equal(ask("PATCH", f"{TOPICS}/t/handlers/h", patch),
              {**handler, "match": "changed() == TRUE", "options": {"path": "/dev/null", "mode": 0o640}})
        for bad, said in (([{"op": "remove", "path": "/options/none"}], "there is nothing at `/options/none`"),
                          ([{"op": "test", "path": "/kind", "value": "exec"}], "the test of `/kind` fails"),
                          ([{"op": "swap", "path": "/kind"}], "there is no operation `swap`"),
                          ({}, "must be a list of operations")):
            holds(ask("PATCH", f"{TOPICS}/t/handlers/h", bad, status=400)["error"], said)
        equal(ask("PUT", f"{TOPICS}/t/handlers/h", {**spec, "id": "i"})["id"], "i")
        ask("GET", f"{TOPICS}/t/handlers/h", status=404)
        ask("PUT", f"{TOPICS}/t/handlers/h", spec, status=404)
        for bad, said in ((spec | {"id": "a b"}, "the id of a handler must contain only"),
                          (spec | {"kind": "pushover"}, "there is no support for handlers of the kind `pushover`"),
                          (spec | {"match": "level("}, "invalid match expression: at character 7"),
                          (spec | {"Options": {}}, "handlers have no `Options`; did you mean `options`?"),
                          (spec | {"options": {"path": "x"}}, "the option `path` of `log` must be absolute")):
            holds(ask("POST", f"{TOPICS}/t/handlers", bad, status=400)["error"], said)
        ask("GET", f"{TOPICS}?pattern=[", status=400)
        ask("GET", f"{TOPICS}?min-level=loud", status=400)
        ask("DELETE", f"{TOPICS}/t/handlers/i", status=204)
        ask("DELETE", f"{TOPICS}/t/handlers/i", status=204)
        server.write(points("a", 5))
        server.query(IDLE.format(topic="t"))
        listed = ask("GET", f"{TOPICS}/t/events?min-level=WARNING")["events"]
        equal(listed[0]["state"], {"message": "Hey, check your CPU", "details": "", "time": "2024-01-01T00:00:00Z",
                                   "duration": "0s", "level": "CRITICAL"})
        equal(ask("GET", f"{TOPICS}/t/events/cpu:host=a"), listed[0])
        equal(ask("GET", f"{TOPICS}/t/events/x", status=404)["error"], 'unknown event "x" in topic "t"')
        equal(len(ask("GET", f"{TOPICS}?min-level=CRITICAL&pattern=t*")["topics"]), 1)
        ask("DELETE", f"{TOPICS}/t", status=204)
        ask("GET", f"{TOPICS}/t", status=404)


def rights():
    """Who may define handlers, see topics, and publish."""
    with Served(FLUXC) as server:
        org = json.loads(server.ask("GET", "/api/v2/orgs")[2])["orgs"][0]["id"]

        def token(*permissions):
            body = {"orgID": org, "permissions": [
                {"action": action, "resource": {"type": kind, "orgID": org}} for action, kind in permissions]}
            return json.loads(server.ask("POST", "/api/v2/authorizations", body, status=201)[2])["token"]

        reader = token(("read", "notificationEndpoints"), ("read", "buckets"))
        writer = token(("write", "notificationEndpoints"), ("write", "notificationRules"), ("read", "buckets"))
        spec = {"id": "h", "kind": "exec", "options": {"prog": "/bin/true"}}
        server.ask("GET", TOPICS, token="", status=401)
        server.ask("GET", TOPICS, token=reader, status=200)
        server.ask("GET", f"{TOPICS}/t/handlers", token=reader, status=401)
        # A handler acts for the whole server, not for one organization.
        server.ask("POST", f"{TOPICS}/t/handlers", spec, token=writer, status=401)
        basic = base64.b64encode(b"ann:a good password").decode()
        server.ask("POST", f"{TOPICS}/t/handlers", spec, token="", status=200, Authorization=f"Basic {basic}")
        server.write(points("a", 5))
        holds(server.query(IDLE.format(topic="t"), token=reader, status=None), "does not allow to publish")
        server.query(IDLE.format(topic="t"), token=writer)
        equal(json.loads(server.ask("GET", f"{TOPICS}/t")[2])["collected"], 1)


class Hearing(http.server.BaseHTTPRequestHandler):
    """A web server that remembers what it was sent, and answers as its path says."""
    heard = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        Hearing.heard.append((self.path, dict(self.headers), body))
        self.send_response(int(self.path.rsplit("=")[-1]) if "=" in self.path else 200)
        self.end_headers()
        self.wfile.write(b"said no" if "=" in self.path else b"")

    def log_message(self, *_):
        pass


def other_handlers():
    """Files, connections and web servers."""
    web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hearing)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    listener = socket.create_server(("127.0.0.1", 0))
    with Served(FLUXC, "--allow-host", "127.0.0.1") as server, tempfile.TemporaryDirectory() as folder:
        def define(name, kind, **options):
            server.ask("POST", f"{TOPICS}/t/handlers", {"id": name, "kind": kind, "options": options}, status=200)

        url = f"http://127.0.0.1:{web.server_port}"
        define("l", "log", path=f"{folder}/log", mode=0o600)
        define("t", "tcp", address=f"127.0.0.1:{listener.getsockname()[1]}")
        define("p", "post", url=f"{url}/post", headers={"X-Key": "7"})
        define("bad", "post", url=f"{url}/status=500")
        define("q", "publish", topics=["next"])
        server.write(points("a", 5))
        server.query(IDLE.format(topic="t"))
        wanted = event("a", 0, "CRITICAL", "OK", 0, "5")
        connection, _ = listener.accept()
        text = b""
        while piece := connection.recv(1000):
            text += piece
        equal(text.decode(), wanted + "\n\n")
        await_that(lambda: len(Hearing.heard) == 2, "both posts")
        sent = {path: (headers, body) for path, headers, body in Hearing.heard}
        equal(sent["/post"][1], wanted + "\n")
        equal((sent["/post"][0]["X-Key"], sent["/post"][0]["Content-Type"]), ("7", "application/json"))
        await_that(lambda: lines(f"{folder}/log"), "a line in the file")
        equal(lines(f"{folder}/log"), [wanted])
        equal(os.stat(f"{folder}/log").st_mode & 0o777, 0o600)
        await_that(lambda: "answers 500: said no" in server.said(), "the word about the failure")
        await_that(lambda: server.ask("GET", f"{TOPICS}/next/events/cpu:host=a")[0] == 200, "the event in the next topic")
        # What scripts may not reach, handlers may not either.
        define("far", "tcp", address="10.0.0.1:1")
        server.write(points("b", 5))
        server.query(IDLE.format(topic="t"))
        await_that(lambda: "no connection is made to" in server.said(), "the word about the host")
    web.shutdown()


class MailServer:
    """Takes one mail over SMTP."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.commands, self.mail = [], ""
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        connection, _ = self.listener.accept()
        with contextlib.suppress(ConnectionError), connection, connection.makefile("rw", newline="\r\n") as stream:
            def say(text):
                stream.write(text + "\n")
                stream.flush()
            say("220 test")
            for line in stream:
                command = line.rstrip("\r\n")
                self.commands.append(command)
                if command == "DATA":
                    say("354 go on")
                    text = []
                    while (line := stream.readline().rstrip("\r\n")) != ".":
                        text.append(line)
                    self.mail = "\n".join(text)
                say("250 fine")


def services():
    """Slack, Teams, Telegram, PagerDuty, mail."""
    web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hearing)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    mail = MailServer()
    Hearing.heard.clear()
    with Served(FLUXC, "--allow-host", "127.0.0.1") as server:
        def define(kind, status=200, **options):
            body = {"id": kind, "kind": kind, "options": {key.replace("_", "-"): value for key, value in options.items()}}
            return server.ask("POST", f"{TOPICS}/t/handlers", body, status=status)[2].decode()

        url = f"http://127.0.0.1:{web.server_port}"
        define("slack", url=f"{url}/slack", channel="#alerts", token="secret")
        define("teams", channel_url=f"{url}/teams")
        define("telegram", url=f"{url}/bot", token="123:abc", chat_id="42", parse_mode="HTML")
        define("pagerduty2", url=f"{url}/pager", routing_key="key",
               links=[{"href": "http://wiki/{{ .Tags.host }}", "text": "{{ .ID }} is {{ .Level }}"}])
        define("smtp", host="127.0.0.1", port=mail.port, to=["ops@example.com", "me@example.com"], **{"from": "fluxc@example.com"})
        holds(define("mqtt", status=400, url="http://x", topic="t"), "is not the address of a broker")
        holds(define("mqtt", status=400, url="tcp://x:1883"), "the option `topic` of `mqtt` is missing")
        holds(define("mqtt", status=400, broker_name="x"), "names a section that there is not; write `url`")
        server.write(points("a", 5))
        server.query(IDLE.format(topic="t"))
        await_that(lambda: len(Hearing.heard) == 4 and mail.mail, "all of them")
        sent = {path: (headers, json.loads(body)) for path, headers, body in Hearing.heard}
        message = "Hey, check your CPU"
        equal(sent["/slack"][0]["Authorization"], "Bearer secret")
        equal(sent["/slack"][1], {"channel": "#alerts", "text": "", "username": "kapacitor", "icon_emoji": "", "attachments": [
            {"fallback": message, "text": message, "color": "danger", "mrkdwn_in": ["text"]}]})
        equal(sent["/teams"][1], {
            "@type": "MessageCard", "@context": "http://schema.org/extensions", "title": "CRITICAL: [cpu:host=a]",
            "text": message, "summary": f"CRITICAL: [cpu:host=a] - {message}...", "themeColor": "CC4A31"})
        equal(sent["/bot123:abc/sendMessage"][1], {"chat_id": "42", "text": message, "parse_mode": "HTML"})
        pager = sent["/pager"][1]
        equal((pager["routing_key"], pager["event_action"], pager["dedup_key"]), ("key", "trigger", "cpu:host=a"))
        equal(pager["links"], [{"href": "http://wiki/a", "text": "cpu:host=a is CRITICAL"}])
        equal((pager["payload"]["source"], pager["payload"]["severity"], pager["payload"]["class"]), ("a", "critical", "cpu_alert"))
        assert "MAIL FROM:<fluxc@example.com>" in " ".join(mail.commands), mail.commands
        assert "RCPT TO:<me@example.com>" in mail.commands, mail.commands
        holds(mail.mail, "To: <ops@example.com>,\n <me@example.com>")
        holds(mail.mail, f"Subject: =?UTF-8?B?{base64.b64encode(message.encode()).decode()}?=")
    web.shutdown()


def other_scripts():
    """`publish` without columns of its own, endpoints, statuses, TICKscript's alert, and mistakes."""
    with Served(FLUXC) as server:
        rows = 'import "array" import "fluxc/alert" import "experimental" ' \
               'data = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _level: "warn", host: "a", v: 1}, ' \
               '{_time: 2024-01-01T00:01:00Z, _measurement: "m", _level: "unknown", host: "a", v: 2}, ' \
               '{_time: 2024-01-01T00:02:00Z, _measurement: "m", _level: "info", host: "b", v: 3}]) ' \
               '|> group(columns: ["host"]) '

        def events(topic):
            status, _, text = server.ask("GET", f"{TOPICS}/{topic}/events")
            return {e["id"]: e["state"] for e in json.loads(text)["events"]} if status == 200 else {}

        answer = server.query(rows + 'data |> alert.publish(topic: "plain")')
        assert "_alert" not in answer, answer
        equal({id: (e["level"], e["message"]) for id, e in events("plain").items()},
              {"m:host=a": ("WARNING", "m:host=a is WARNING"), "m:host=b": ("INFO", "m:host=b is INFO")})
        server.query(rows + 'data |> alert.publish(topic: "own", id: (r) => r.host, details: (r) => "v is ${r.v}") '
                            'data |> alert.publish(topic: "twice")')
        equal({id: e["details"] for id, e in events("own").items()}, {"a": "v is 1", "b": "v is 3"})
        equal(len(events("twice")), 2)
        answer = server.query(rows + 'data |> filter(fn: (r) => r._level == "info") '
                                     '|> alert.endpoint(topic: "end")(mapFn: (r) => ({id: r.host, message: "hi"}))()')
        holds(answer, "true")
        equal(events("end")["b"]["message"], "hi")
        server.query('import "contrib/bonitoo-io/tickscript" import "array" '
                     'array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "cpu", host: "a", usage_idle: 5.0}, '
                     '{_time: 2024-01-01T00:01:00Z, _measurement: "cpu", host: "a", usage_idle: 50.0}, '
                     '{_time: 2024-01-01T00:02:00Z, _measurement: "cpu", host: "a", usage_idle: 4.0}]) '
                     '|> group(columns: ["_measurement", "host"]) '
                     '|> tickscript.alert(check: tickscript.defineCheck(id: "cpu", name: "cpu idle"), '
                     'id: (r) => "${r.host}", message: (r) => "Hey, check your CPU on ${r.host}", '
                     'crit: (r) => r.usage_idle < 10.0, topic: "tick")')
        equal((events("tick")["a"]["level"], events("tick")["a"]["time"]), ("CRITICAL", "2024-01-01T00:02:00Z"))
        # Crit, ok, crit: in the order of their times, though their tables are in that of their levels.
        equal(json.loads(server.ask("GET", f"{TOPICS}/tick")[2])["collected"], 3)
        for script, said in (
                ('data |> alert.publish(topic: "")', "argument `topic` must not be empty"),
                ('data |> alert.publish(topic: "a b")', "the name of a topic must contain only"),
                ('data |> alert.publish(topic: "bad", level: (r) => "loud")', "a row has the level `loud`; levels are"),
                ('data |> drop(columns: ["_time"]) |> alert.publish(topic: "bad")', "there is no column `_time`"),
                ('data |> drop(columns: ["_level"]) |> alert.publish(topic: "bad")', "a row has no level"),
                ('data |> alert.endpoint(topic: "bad")(mapFn: (r) => ({text: "x"}))()', "gives the string `text`")):
            holds(server.query(rows + script, status=None), said)
        equal(server.ask("GET", f"{TOPICS}/bad")[0], 404)
        done = subprocess.run([FLUXC, "run", "-e", rows + 'data |> alert.publish(topic: "x")'], capture_output=True, text=True)
        equal(done.returncode, 1)
        holds(done.stderr, "there are no topics here; a script publishes where a server runs it (`fluxc serve`)")


TESTS = [programs, api, rights, other_handlers, services, other_scripts]


def use(path):
    global FLUXC
    FLUXC = path


if __name__ == "__main__":
    cases.run(__doc__, TESTS, use)
