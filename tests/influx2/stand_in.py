"""A stand-in for an InfluxDB 2.x: it keeps points in an embedded store and answers scripts by running `fluxc` over them.

It answers in the order and with the columns of the real one (series by measurement, tags and field, columns by name),
notes what it was asked, and gives trouble on demand: `trouble` names it.
"""

import gzip
import http.server
import json
import re
import ssl
import tempfile
import threading
import urllib.parse

ORG, TOKEN, VERSION = "home", "s3cret-token", "v2.9.1"
ORG_ID = "0123456789abcdef"
LEADING = ["_start", "_stop", "_time", "_value"]


class Cell(str):
    """A cell, which knows how it is written."""

    written = ""

    @classmethod
    def read(cls, written):
        is_quoted = written.startswith('"')
        cell = cls(written[1:-1].replace('""', '"') if is_quoted else written)
        cell.written = written
        return cell


CELL = re.compile(r'("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|\Z)')


def records_of(text):
    record, at = [], 0
    while at < len(text):
        cell = CELL.match(text, at)
        record.append(Cell.read(cell.group(1)))
        at = cell.end()
        if cell.group(2) != ",":
            yield [] if record == [""] else record
            record = []


def tables_of(text):
    """The tables of annotated CSV: their annotations, names of columns and rows."""
    tables, head = [], {}
    for row in records_of(text):
        if not row:
            continue
        if row[0].startswith("#"):
            if "names" in head:
                head = {}
            head[row[0]] = row
        elif "names" not in head:
            head["names"] = row
        else:
            if not tables or tables[-1]["number"] != row[2] or tables[-1]["head"] is not head:
                tables.append({"head": head, "number": row[2], "rows": []})
            tables[-1]["rows"].append(row)
    return tables


def order_of_columns(names):
    """Where the columns of a real server are in those of `names`."""
    lead = [name for name in LEADING if name in names]
    rest = sorted(name for name in names[3:] if name not in lead)
    return [0, 1, 2] + [names.index(name) for name in lead + rest]


def order_of_series(table):
    names, row = table["head"]["names"], table["rows"][0]
    value = dict(zip(names, row))
    tags = sorted((name, value[name]) for name in names[3:] if name not in LEADING + ["_field", "_measurement"])
    return value.get("_measurement", ""), tags, value.get("_field", "")


def as_server(text):
    """The answer of `fluxc` as a real server gives it."""
    tables = sorted(tables_of(text), key=order_of_series)
    lines = []

    def write(cells):
        lines.append(",".join(getattr(cell, "written", cell) for cell in cells))

    for number, table in enumerate(tables):
        order = order_of_columns(table["head"]["names"])
        for key in ["#datatype", "#group", "#default", "names"]:
            write([table["head"][key][i] for i in order])
        for row in table["rows"]:
            row[2] = str(number)
            write([row[i] for i in order])
        lines.append("")
    return "\r\n".join(lines or [""]) + "\r\n"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", headers=()):
        self.send_response(status)
        self.send_header("X-Influxdb-Version", self.server.version)
        for name, value in headers:
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def refuse(self, status, code, message, headers=()):
        body = json.dumps({"code": code, "message": message}).encode()
        self.answer(status, body, [("Content-Type", "application/json; charset=utf-8"), *headers])

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        self.server.note(self)
        if url.path == "/ping":
            self.answer(204)
        elif url.path == "/api/v2/buckets" and self.is_allowed(url):
            body = {"buckets": [{"id": "aaaaaaaaaaaaaaaa", "orgID": ORG_ID, "name": name, "retentionRules": rules}
                                for name, rules in self.server.buckets.items()]}
            self.answer(200, json.dumps(body).encode(), [("Content-Type", "application/json")])
        elif url.path != "/api/v2/buckets":
            self.refuse(404, "not found", "path not found")

    def do_POST(self):
        url = urllib.parse.urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        self.server.note(self, body)
        trouble = self.server.next_trouble(url.path)
        if trouble is not None:
            trouble(self)
        elif self.is_allowed(url):
            query = dict(urllib.parse.parse_qsl(url.query))
            if url.path == "/api/v2/query" and not body:
                self.refuse(400, "invalid", "request body requires either query or AST")
            elif url.path == "/api/v2/query":
                self.query(json.loads(body))
            elif url.path == "/api/v2/write":
                self.write(query, body)
            else:
                self.refuse(404, "not found", "path not found")

    def is_allowed(self, url):
        org = dict(urllib.parse.parse_qsl(url.query)).get("org", "")
        if self.headers.get("Authorization") != "Token " + TOKEN:
            self.refuse(401, "unauthorized", "unauthorized access")
        elif org not in (ORG, ORG_ID) and not self.server.version.startswith("1."):
            self.refuse(404, "not found", f'organization name "{org}" not found')
        else:
            return True
        return False

    def query(self, request):
        assert request["dialect"]["annotations"] == ["datatype", "group", "default"], request
        result = self.server.fluxc("run", "-q", "--format", "csv", "-e", request["query"])
        if result.returncode != 0:
            self.refuse(404 if "not found" in result.stderr else 400, "invalid",
                        result.stderr.split("\n")[0].removeprefix("fluxc: "))
            return
        body, headers = as_server(result.stdout).encode(), [("Content-Type", "text/csv; charset=utf-8")]
        if "gzip" in self.headers.get("Accept-Encoding", "") and len(body) > 1000:
            body, headers = gzip.compress(body), [*headers, ("Content-Encoding", "gzip")]
        self.answer(200, body, headers)

    def write(self, query, body):
        if query.get("bucket") not in self.server.buckets:
            self.refuse(404, "not found", f'bucket "{query.get("bucket")}" not found')
            return
        bad = [line for line in body.decode().split("\n") if line and " " not in line]
        if bad:
            self.refuse(400, "invalid", "\n".join(f"unable to parse '{line}': missing fields" for line in bad))
            return
        with tempfile.NamedTemporaryFile(suffix=".lp") as lines:
            lines.write(body)
            lines.flush()
            result = self.server.fluxc("write", "--bucket", query["bucket"], lines.name)
        if result.returncode != 0:
            self.refuse(422, "unprocessable entity", result.stderr.split("\n")[0])
        else:
            self.answer(204)


class StandIn(http.server.ThreadingHTTPServer):
    """Listens on a loopback port of its own until `stop`; `fluxc` runs a command over the store. With a certificate it
    speaks TLS."""

    def __init__(self, fluxc, buckets, certificate=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.scheme = "http" if certificate is None else "https"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate.server, certificate.key)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self.fluxc, self.buckets = fluxc, {name: [] for name in buckets}
        self.version, self.lock = VERSION, threading.Lock()
        self.forget()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"{self.scheme}://127.0.0.1:{self.server_port}"

    def forget(self):
        """Begins to note anew."""
        self.requests, self.troubles = [], {}

    def note(self, handler, body=b""):
        with self.lock:
            self.requests.append((handler.command, handler.path, body.decode(errors="replace"), dict(handler.headers)))

    def next_trouble(self, path):
        with self.lock:
            waiting = self.troubles.get(path, [])
            return waiting.pop(0) if waiting else None

    def stop(self):
        self.shutdown()
        self.server_close()
