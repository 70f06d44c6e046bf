#!/usr/bin/env python3
"""Reads from and writes to real PostgreSQL and MariaDB servers, which it starts itself.

Usage: run.py [--fluxc PATH] [NAME…]

A name limits the tests to those that have it in theirs.
"""

import argparse
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback

import servers

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PATIENCE_SECONDS = 120

# A value of each type, a row of nulls, and what must be escaped.
EVERY_TYPE = r'''#datatype,string,long,dateTime:RFC3339,string,double,long,{unsigned},{bool}
#group,false,false,false,false,false,false,false,false
#default,_result,,,,,,,
,result,table,_time,a `host`,"the ""value""",n,u,ok
,,0,2024-01-02T03:04:05.123456Z,"it's a \""test\"" \n ünï",0.1,-9223372036854775808,9223372036854775807,{true}
,,0,,,,,,
,,0,1969-12-31T23:59:59.5Z,,-123456789.12345679,9,0,{false}
'''
WRITTEN = {"unsigned": "unsignedLong", "bool": "boolean", "true": "true", "false": "false"}


def flux_text(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("${", "\\${") + '"'


class Tests:
    """What holds for each of the databases; names begin with `test_`."""

    def __init__(self, fluxc, server, folder):
        self.fluxc, self.server, self.folder = fluxc, server, folder

    def start(self, script):
        return subprocess.Popen([self.fluxc, "run", "-"], cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True), script

    def run(self, script, **variables):
        result = subprocess.run([self.fluxc, "run", "-"], cwd=self.folder, input=script, capture_output=True, text=True,
                                timeout=PATIENCE_SECONDS, env=dict(os.environ, **variables))
        assert servers.PASSWORD not in result.stdout + result.stderr, f"the password is shown: {result.stderr}"
        return result

    def rows(self, script):
        """The lines of rows that a script prints that must not fail."""
        result = self.run(script)
        assert result.returncode == 0, result.stderr
        return [line for line in result.stdout.replace("\r", "").split("\n") if line.startswith(",,")]

    def failure(self, script, **variables):
        result = self.run(script, **variables)
        assert result.returncode == 1, f"exit code {result.returncode}: {result.stdout}{result.stderr}"
        return result.stderr

    # Messages show the line of the call, on which the name of the source must not stand.
    def head(self, **source):
        return f'import "array"\nimport "csv"\nimport "generate"\nimport "sql"\nsource = {flux_text(self.server.source(**source))}\n'

    def from_(self, query, **source):
        call = f'sql.from(driverName: "{self.server.driver}", dataSourceName: source, query: {flux_text(query)})'
        return self.head(**source) + call

    def to(self, rows, table, **source):
        call = f'sql.to(driverName: "{self.server.driver}", dataSourceName: source, table: {flux_text(table)})'
        return self.head(**source) + f"{rows} |> {call}"

    def count(self, table):
        return int(self.server.execute(f"SELECT count(*) FROM {table}"))

    def expect(self, found, wanted):
        assert found == wanted, f"\nfound:  {found}\nwanted: {wanted}"

    def expect_nothing_in(self, table):
        existing = self.server.query(f"SELECT count(*) FROM {table}")
        # MySQL cannot undo that a table was made.
        assert existing.returncode or existing.stdout.strip() == "0", existing.stdout

    def test_round_trip(self):
        self.rows(self.to(f"csv.from(csv: {flux_text(EVERY_TYPE.format(**WRITTEN))})", "every type"))
        back = self.run(self.from_(f"SELECT * FROM {self.quote}every type{self.quote}"))
        assert back.returncode == 0, back.stderr
        self.expect(back.stdout.replace("\r", "").strip(), EVERY_TYPE.format(**WRITTEN | self.read_back).strip())

    def test_names_are_quoted(self):
        self.server.execute("CREATE TABLE victim (a INT)")
        for name in ['x" INT); DROP TABLE victim; --', "x` INT); DROP TABLE victim; --"]:
            self.rows(self.to(f"array.from(rows: [{{{flux_text(name)}: 1}}])", f"t {name}"))
        self.expect(self.count("victim"), 0)

    def test_many_rows_in_batches(self):
        rows = "generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, count: 25000, fn: (n) => n)"
        self.rows(self.to(f"{rows} |> map(fn: (r) => ({{r with t: string(v: r._value)}}))", "many"))
        self.expect(self.server.execute("SELECT count(*), sum(_value), count(DISTINCT t) FROM many").split("\t"),
                    ["25000", "312487500", "25000"])
        self.expect(self.rows(self.from_("SELECT * FROM many") + " |> count()"), [",,0,25000"])

    def test_many_tables_share_statements(self):
        rows = "generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, count: 3000, fn: (n) => n)"
        self.rows(self.to(f'{rows} |> map(fn: (r) => ({{r with t: string(v: r._value)}})) |> group(columns: ["t"])', "series"))
        self.expect(self.count("series"), 3000)

    def test_failure_of_the_database_leaves_nothing(self):
        self.server.execute("CREATE TABLE positive (n INT CHECK (n > 0))")
        script = self.to("array.from(rows: [{n: 1}, {n: 2}, {n: -3}])", "positive")
        message = self.failure(script[:-1] + ", batchSize: 1)")
        assert "positive" in message or "CONSTRAINT" in message, message
        self.expect(self.count("positive"), 0)

    def test_failure_of_the_script_leaves_nothing(self):
        rows = "array.from(rows: [{n: 1, k: 1}, {n: 2, k: 1}, {n: 3, k: 0}])"
        message = self.failure(self.to(f"{rows} |> map(fn: (r) => ({{n: r.n / r.k}}))", "halves")[:-1] + ", batchSize: 1)")
        assert "division by zero" in message or "divide by zero" in message, message
        self.expect_nothing_in("halves")

    def test_two_tables_of_other_columns(self):
        other = 'array.from(rows: [{b: 1}]) |> group(columns: ["b"]) |> map(fn: (r) => ({r with a: 1}))'
        message = self.failure(self.to(f"union(tables: [array.from(rows: [{{a: 1}}]), {other}])", "others"))
        assert "b" in message, message
        self.expect_nothing_in("others")

    def test_unknown_table(self):
        message = self.failure(self.from_("SELECT * FROM nowhere"))
        assert "nowhere" in message and "sql.from" in message, message

    def test_wrong_password(self):
        message = self.failure(self.from_("SELECT 1", password="wrongsecret"))
        assert "tester" in message and "wrongsecret" not in message, message

    def test_no_server(self):
        message = self.failure(self.from_("SELECT 1", port=1))
        assert "refused" in message or "111" in message, message

    def test_silent_server(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            message = self.failure(self.from_("SELECT 1", port=silent.getsockname()[1], parameters=self.soon))
        assert "in time" in message, message

    def test_cancel_of_connecting(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            process, script = self.start(self.from_("SELECT 1", port=silent.getsockname()[1], parameters=self.late))
            process.stdin.write(script)
            process.stdin.close()
            connection, _ = silent.accept()
            process.send_signal(signal.SIGINT)
            self.expect(process.wait(timeout=PATIENCE_SECONDS), 130)
            connection.close()

    def test_malformed_source(self):
        script = self.from_("SELECT 1").replace("@", "%zz@", 1) if self.server.driver == "postgres" else self.from_(
            "SELECT 1").replace("127.0.0.1:", "127.0.0.1:x")
        message = self.failure(script)
        assert "dataSourceName" in message, message

    def test_repeated_column(self):
        message = self.failure(self.from_("SELECT 1 AS a, 2 AS a"))
        assert "`a`" in message, message

    def test_no_rows(self):
        self.expect(self.rows(self.from_("SELECT 1 AS a WHERE 1 = 0")), [])

    def test_statement_without_rows(self):
        self.rows(self.from_("CREATE TABLE made (a INT)"))
        self.expect(self.count("made"), 0)

    def test_cancel(self):
        process, script = self.start(self.from_(self.sleep))
        process.stdin.write(script)
        process.stdin.close()
        self.wait_for(lambda: self.running() == 1)
        process.send_signal(signal.SIGINT)
        self.expect(process.wait(timeout=PATIENCE_SECONDS), 130)
        # The server has stopped as well.
        self.wait_for(lambda: self.running() == 0)

    def test_lost_connection(self):
        process, script = self.start(self.from_(self.sleep))
        process.stdin.write(script)
        process.stdin.close()
        self.wait_for(lambda: self.running() == 1)
        self.end_connections()
        self.expect(process.wait(timeout=PATIENCE_SECONDS), 1)
        assert self.server.driver in ("postgres", "mysql") and "SQL" in process.stderr.read()

    def over_tls(self, host):
        parameters, variables = self.verified()
        return self.from_(self.is_encrypted, host=host, parameters=parameters), variables

    def test_tls(self):
        script, variables = self.over_tls("localhost")
        result = self.run(script, **variables)
        assert result.returncode == 0 and ",,0,yes" in result.stdout, result.stdout + result.stderr

    def test_tls_of_another_name(self):
        script, variables = self.over_tls("127.0.0.1")
        message = self.failure(script, **variables)
        assert "certificate" in message and ("does not match" in message or "name" in message), message

    def test_tls_that_nobody_vouches_for(self):
        message = self.failure(self.from_("SELECT 1", host="localhost", parameters=self.trusting_system))
        assert "certificate" in message, message

    def wait_for(self, condition):
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert time.monotonic() < end, "it never came"
            time.sleep(0.1)


class PostgresTests(Tests):
    quote = '"'
    read_back = {"unsigned": "long"}
    sleep = "SELECT pg_sleep(600)"
    soon, late = "sslmode=disable&connect_timeout=1", "sslmode=disable&connect_timeout=600"
    is_encrypted = "SELECT CASE WHEN ssl THEN 'yes' ELSE 'no' END AS a FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    trusting_system = "sslmode=verify-full&sslrootcert=/etc/ssl/certs/ca-certificates.crt"

    def verified(self):
        return f"sslmode=verify-full&sslrootcert={self.server.certificates.authority}", {}

    def running(self):
        return int(self.server.execute("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(600)' AND state = 'active'"))

    def end_connections(self):
        self.server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(600)'")

    def test_types(self):
        query = ("SELECT 1::int2 AS i2, 2::int4 AS i4, 3::int8 AS i8, 0.5::float4 AS f4, 0.1::float8 AS f8, true AS b, "
                 "1234567890.123456789::numeric AS d, 'x'::varchar AS s, date '2024-02-29' AS day, "
                 "timestamp '2024-01-02 03:04:05.000001' AS ts, timestamptz '2024-01-02 03:04:05+01' AS tz, "
                 "time '03:04' AS clock, '{\"a\": 1}'::json AS j, 'ab'::bytea AS raw, null::int4 AS nothing")
        result = self.run(self.from_(query)).stdout.replace("\r", "").split("\n")
        self.expect(result[0], "#datatype,string,long,long,long,long,double,double,boolean,string,string,dateTime:RFC3339,"
                    "dateTime:RFC3339,dateTime:RFC3339,string,string,string,long")
        self.expect(result[4], ',,0,1,2,3,0.5,0.1,true,1234567890.123456789,x,2024-02-29T00:00:00Z,2024-01-02T03:04:05.000001Z,'
                    '2024-01-02T02:04:05Z,03:04:00,"{""a"": 1}",ab,')

    def test_floats_that_are_no_numbers(self):
        self.expect(self.rows(self.from_("SELECT 'NaN'::float8 AS a, 'Infinity'::float8 AS b, '-Infinity'::float4 AS c")),
                    [",,0,NaN,+Inf,-Inf"])

    def test_values_without_a_counterpart(self):
        message = self.failure(self.from_("SELECT timestamp 'infinity' AS forever"))
        assert "`forever`" in message and "infinity" in message, message
        message = self.failure(self.from_("SELECT decode('ff00', 'hex') AS raw"))
        assert "`raw`" in message and "UTF-8" in message, message

    def test_failure_behind_many_rows(self):
        message = self.failure(self.from_("SELECT 1 / (20000 - x) AS q FROM generate_series(1, 30000) AS x"))
        assert "division by zero" in message, message

    def test_several_statements(self):
        message = self.failure(self.from_("SELECT 1; SELECT 2"))
        assert "multiple commands" in message, message

    def test_limit_ends_the_query(self):
        self.expect(self.rows(self.from_("SELECT generate_series(1, 2000000000) AS x") + " |> limit(n: 2)"), [",,0,1", ",,0,2"])

    def test_setting_in_source(self):
        parameters = "sslmode=disable&search_path=there&application_name=a+b%20c"
        self.expect(self.rows(self.from_("SELECT current_setting('search_path') AS p", parameters=parameters)), [",,0,there"])

    def test_keywords_in_source(self):
        source = f"host=127.0.0.1 port={self.server.port} user=tester password='{servers.PASSWORD}' dbname=postgres sslmode=disable"
        script = f'import "sql"\nsql.from(driverName: "postgres", dataSourceName: {flux_text(source)}, query: "SELECT 1 AS a")'
        self.expect(self.rows(script), [",,0,1"])

    def test_keywords_with_timeout(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            source = f"host=127.0.0.1 port={silent.getsockname()[1]} user=tester connect_timeout=1 sslmode=disable"
            script = f'import "sql"\nsql.from(driverName: "postgres", dataSourceName: {flux_text(source)}, query: "SELECT 1 AS a")'
            # The default would be ten times as long.
            message = self.failure(script)
        assert "in time" in message, message

    def test_text_with_nul(self):
        message = self.failure(self.to('array.from(rows: [{a: "x\\x00y"}])', "nul"))
        assert "NUL" in message, message


class MariadbTests(Tests):
    quote = "`"
    read_back = {"unsigned": "long", "bool": "long", "true": "1", "false": "0"}
    sleep = "SELECT sleep(600)"
    soon, late = "timeout=1s", "timeout=600s"
    is_encrypted = "SELECT IF(variable_value = '', 'no', 'yes') AS a FROM information_schema.session_status WHERE variable_name = 'Ssl_cipher'"
    trusting_system = "tls=true"

    def verified(self):
        return "tls=true", {"SSL_CERT_FILE": self.server.certificates.authority}

    def running(self):
        return int(self.server.execute("SELECT count(*) FROM information_schema.processlist WHERE info = 'SELECT sleep(600)'"))

    def end_connections(self):
        for number in self.server.execute("SELECT id FROM information_schema.processlist WHERE info = 'SELECT sleep(600)'").split():
            self.server.execute(f"KILL CONNECTION {number}")

    def test_types(self):
        self.server.execute("CREATE TABLE types (i1 TINYINT, i3 MEDIUMINT, u8 BIGINT UNSIGNED, y YEAR, f FLOAT, d DOUBLE, "
                            "m DECIMAL(20, 9), s VARCHAR(9), day DATE, at DATETIME(3), ts TIMESTAMP NULL, j JSON, n INT)")
        self.server.execute("INSERT INTO types VALUES (1, 2, 18446744073709551615, 2024, 0.5, 0.1, 1234567890.123456789, 'x', "
                            "'2024-02-29', '2024-01-02 03:04:05.678', '2024-01-02 03:04:05', '{\"a\": 1}', NULL)")
        result = self.run(self.from_("SELECT * FROM types")).stdout.replace("\r", "").split("\n")
        self.expect(result[0], "#datatype,string,long,long,long,unsignedLong,long,double,double,string,string,string,"
                    "dateTime:RFC3339,string,string,long")
        self.expect(result[4], ',,0,1,2,18446744073709551615,2024,0.5,0.1,1234567890.123456789,x,2024-02-29,'
                    '2024-01-02T03:04:05.678Z,2024-01-02 03:04:05,"{""a"": 1}",')
        self.expect(self.rows(self.from_("SELECT day FROM types", parameters="parseTime=true")), [",,0,2024-02-29T00:00:00Z"])

    def test_clock_of_a_place(self):
        parameters = "parseTime=true&loc=Europe%2FBerlin"
        self.rows(self.to("array.from(rows: [{at: 2024-07-01T12:00:00Z}])", "places", parameters=parameters))
        self.expect(self.server.execute("SELECT at FROM places"), "2024-07-01 14:00:00.000000")
        self.expect(self.rows(self.from_("SELECT at FROM places", parameters=parameters)), [",,0,2024-07-01T12:00:00Z"])

    def test_values_without_a_counterpart(self):
        message = self.failure(self.to('array.from(rows: [{a: float(v: "NaN")}])', "nan"))
        assert "NaN" in message, message
        self.server.execute("CREATE TABLE zero (at DATETIME); SET sql_mode = ''; INSERT INTO zero VALUES ('0000-00-00')")
        message = self.failure(self.from_("SELECT at FROM zero"))
        assert "0000-00-00" in message, message

    def test_failure_behind_many_rows(self):
        query = "SELECT seq, (SELECT 1 FROM seq_1_to_2 AS two WHERE two.seq + 19998 < seq.seq) AS q FROM seq_1_to_30000 AS seq"
        message = self.failure(self.from_(query))
        assert "more than 1 row" in message, message

    def test_limit_ends_the_query(self):
        self.expect(self.rows(self.from_("SELECT seq FROM seq_1_to_2000000000") + " |> limit(n: 2)"), [",,0,1", ",,0,2"])

    def test_variable_in_source(self):
        self.expect(self.rows(self.from_("SELECT @@sql_mode AS mode", parameters="sql_mode=%27ANSI_QUOTES%27")), [",,0,ANSI_QUOTES"])

    def test_files_are_not_sent(self):
        message = self.failure(self.from_("LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE victims"))
        assert "MySQL" in message, message


def run_tests(cls, server, options):
    passed = failed = 0
    for name in sorted(name for name in dir(cls) if name.startswith("test_")):
        title = f"{server.driver} {name.removeprefix('test_').replace('_', ' ')}"
        if options.names and not any(part in title for part in options.names):
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                getattr(cls(options.fluxc, server, folder), name)()
                passed += 1
            except Exception:
                failed += 1
                print(f"FAIL {title}\n{traceback.format_exc()}", flush=True)
    return passed, failed


def main():
    # A shell that starts this in the background has it ignored, and what is ignored is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    options.fluxc = str(pathlib.Path(options.fluxc).resolve())
    passed = failed = 0
    for server_class, tests in ((servers.Postgres, PostgresTests), (servers.Mariadb, MariadbTests)):
        try:
            with server_class() as server:
                counts = run_tests(tests, server, options)
        except Exception:
            print(f"FAIL {server_class.__name__}\n{traceback.format_exc()}", flush=True)
            counts = (0, 1)
        passed, failed = passed + counts[0], failed + counts[1]
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
