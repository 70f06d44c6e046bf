"""Between `fluxc` and a server: passes everything on, and counts the requests and the rows of the answers."""

import gzip
import http.client
import http.server
import struct
import threading
import urllib.parse

import stand_in


class Msgpack:
    """Reads MessagePack documents one after the other."""

    SIZES = {0xC4: "B", 0xC5: ">H", 0xC6: ">I", 0xC7: "B", 0xC8: ">H", 0xC9: ">I", 0xD9: "B", 0xDA: ">H", 0xDB: ">I", 0xDC: ">H",
             0xDD: ">I", 0xDE: ">H", 0xDF: ">I"}
    NUMBERS = {0xCA: ">f", 0xCB: ">d", 0xCC: "B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q", 0xD0: "b", 0xD1: ">h", 0xD2: ">i", 0xD3: ">q"}

    def __init__(self, body):
        self.body, self.at = body, 0

    def documents(self):
        while self.at < len(self.body):
            yield self.read()

    def take(self, size):
        self.at += size
        return self.body[self.at - size:self.at]

    def number(self, form):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def read(self):
        head = self.number("B")
        if head < 0x80 or head >= 0xE0:
            return head
        if head < 0x90:
            return self.pairs(head & 15)
        if head < 0xA0:
            return self.items(head & 15)
        if head < 0xC0:
            return self.take(head & 31)
        if head in (0xC0, 0xC2, 0xC3):
            return {0xC0: None, 0xC2: False, 0xC3: True}[head]
        if head in self.NUMBERS:
            return self.number(self.NUMBERS[head])
        if 0xD4 <= head <= 0xD8:
            return self.take(1 + (1 << (head - 0xD4)))
        size = self.number(self.SIZES[head])
        if head >= 0xDE:
            return self.pairs(size)
        if head >= 0xDC:
            return self.items(size)
        return self.take(size + (1 if 0xC7 <= head <= 0xC9 else 0))

    def items(self, count):
        return [self.read() for _ in range(count)]

    def pairs(self, count):
        return {self.read(): self.read() for _ in range(count)}


def rows_of_csv(text):
    if '"' in text:
        return sum(len(table["rows"]) for table in stand_in.tables_of(text))
    # Without quotes, lines are rows, but for annotations and the names behind them.
    rows, are_names_next = 0, True
    for line in text.split("\n"):
        if line.startswith("#"):
            are_names_next = True
        elif line.strip("\r"):
            rows += not are_names_next
            are_names_next = False
    return rows


def rows_of(kind, body):
    """How many rows an answer has, by its type of content."""
    if "csv" in kind:
        return rows_of_csv(body.decode())
    if "msgpack" in kind:
        return sum(len(series[b"values"]) for document in Msgpack(body).documents() for result in document[b"results"]
                   for series in result.get(b"series", []))
    return 0


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        upstream = http.client.HTTPConnection(self.server.upstream)
        upstream.request(self.command, self.path, body, dict(self.headers))
        answer = upstream.getresponse()
        content = answer.read()
        upstream.close()
        plain = gzip.decompress(content) if answer.headers.get("Content-Encoding") == "gzip" else content
        self.server.note(urllib.parse.urlsplit(self.path).path, rows_of(answer.headers.get("Content-Type", ""), plain))
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            if name.lower() not in ("transfer-encoding", "content-length", "connection"):
                self.send_header(name, value)
        if answer.status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = pass_on


class Wire(http.server.ThreadingHTTPServer):
    """Listens on a loopback port of its own until `stop`."""

    def __init__(self, upstream):
        super().__init__(("127.0.0.1", 0), Handler)
        self.upstream = urllib.parse.urlsplit(upstream).netloc
        self.lock = threading.Lock()
        self.forget()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    def forget(self):
        """Begins to count anew."""
        self.requests = self.rows = 0

    def note(self, path, rows):
        """What kind a server is is asked by every process; that is not the query's."""
        with self.lock:
            self.requests += path != "/ping"
            self.rows += rows

    def stop(self):
        self.shutdown()
        self.server_close()
