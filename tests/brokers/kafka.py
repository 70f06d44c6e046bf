#!/usr/bin/env python3
"""Sends messages to a Kafka that runs in a process of the test's own, and compares what arrives there.

Usage: kafka.py [--fluxc PATH] [--broker PATH] [NAME…]
"""

import argparse
import pathlib
import signal
import socket
import subprocess
import sys
import traceback

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PATIENCE_SECONDS = 120
PARTITIONS = 3
ROWS = """array.from(rows: [
    {_time: 2024-01-01T00:00:00Z, _measurement: "m 1", host: "a,b", _value: 1.5, n: 3},
    {_time: 2024-01-01T00:00:01Z, _measurement: "m 1", host: "a,b", _value: 2.0, n: 4},
    {_time: 2024-01-01T00:00:00Z, _measurement: "m 1", host: "c", _value: 3.0, n: 5},
]) |> group(columns: ["host"])"""


class Message:
    def __init__(self, line):
        self.partition, self.key, self.value = line.split(" ", 2)


class Broker:
    """A Kafka with one topic, whose messages it shows."""

    def __init__(self, program):
        self.program = program

    def __enter__(self):
        self.process = subprocess.Popen([self.program, "topic", str(PARTITIONS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        self.addresses = self.process.stdout.readline().strip().split(",")
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(timeout=PATIENCE_SECONDS)

    def messages(self, count):
        lines = [self.process.stdout.readline().rstrip("\n") for _ in range(count)]
        assert all(lines), "the broker has ended"
        return [Message(line) for line in lines]


def fnv1a_partition(key):
    """As clients choose a partition by a key's hash."""
    found = 0x811C9DC5
    for byte in bytes.fromhex(key):
        found = (found ^ byte) * 0x01000193 & 0xFFFFFFFF
    return str(abs(found - (1 << 32) if found >> 31 else found) % PARTITIONS)


class Tests:
    def __init__(self, fluxc, program):
        self.fluxc, self.program = fluxc, program

    def start(self, script):
        process = subprocess.Popen([self.fluxc, "run", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        process.stdin.write(script)
        process.stdin.close()
        process.stdin = None
        return process

    def run(self, script, code=0):
        process = self.start(script)
        shown, message = process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == code, f"exit code {process.returncode}: {shown}{message}"
        return message if code else shown.replace("\r", "")

    def expect(self, found, wanted):
        assert found == wanted, f"\nfound:  {found}\nwanted: {wanted}"

    def script(self, brokers, rest="", rows=ROWS, topic="topic", timeout="20s"):
        names = ", ".join(f'"{broker}"' for broker in brokers)
        return f'import "array"\nimport "generate"\nimport "kafka"\n{rows} |> kafka.to(brokers: [{names}], topic: "{topic}", timeout: {timeout}{rest})'

    def many(self, count):
        return (f'generate.from(count: {count}, fn: (n) => n, start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)'
                ' |> set(key: "_measurement", value: "m")')

    def test_to(self):
        with Broker(self.program) as broker:
            shown = self.run(self.script(broker.addresses, ', tagColumns: ["host"], valueColumns: ["n", "_value"]'))
            found = broker.messages(3)
        assert shown.count("\n,,") == 3, shown
        self.expect(sorted(message.value for message in found), [r"m\ 1,host=a\,b _value=1.5,n=3i 1704067200000000000",
                                                                 r"m\ 1,host=a\,b _value=2,n=4i 1704067201000000000",
                                                                 r"m\ 1,host=c _value=3,n=5i 1704067200000000000"])
        # XXH64 of each line, from its lowest byte on.
        keys = [message.key for message in sorted(found, key=lambda message: message.value)]
        self.expect(keys, ["ba069905d4e09082", "16728bc6c7a141e2", "44151fb25d72783c"])

    def test_hash(self):
        with Broker(self.program) as broker:
            self.run(self.script(broker.addresses, rows=self.many(200)))
            found = broker.messages(200)
        self.expect([message.partition for message in found], [fnv1a_partition(message.key) for message in found])
        self.expect({message.partition for message in found}, {"0", "1", "2"})

    def test_round_robin(self):
        with Broker(self.program) as broker:
            self.run(self.script(broker.addresses, ', balancer: "round-robin"', rows=self.many(30)))
            found = broker.messages(30)
        for partition in range(PARTITIONS):
            values = [message.value.split(" ")[1] for message in found if message.partition == str(partition)]
            self.expect(values, [f"_value={n}i" for n in range(partition, 30, PARTITIONS)])

    def test_least_bytes(self):
        rows = 'array.from(rows: [' + ", ".join(
            f'{{_time: 2024-01-01T00:00:0{i}Z, _value: "{"x" * (100 if i == 0 else 1)}"}}' for i in range(7)) + '])'
        with Broker(self.program) as broker:
            self.run(self.script(broker.addresses, ', balancer: "least-bytes", name: "m"', rows=rows))
            found = broker.messages(7)
        self.expect([sum(message.partition == str(i) for message in found) for i in range(PARTITIONS)], [1, 3, 3])

    def test_many_messages(self):
        with Broker(self.program) as broker:
            self.run(self.script(broker.addresses[:1], rows=self.many(20000)))
            found = broker.messages(20000)
        self.expect(len({message.value for message in found}), 20000)

    def test_unknown_topic(self):
        with Broker(self.program) as broker:
            message = self.run(self.script(broker.addresses, topic="missing", timeout="2s"), code=1)
        assert "topic `missing` of Kafka at 127.0.0.1:" in message and "nknown topic" in message, message

    def test_broker_that_says_nothing(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            message = self.run(self.script([f"127.0.0.1:{silent.getsockname()[1]}"], timeout="300ms"), code=1)
        assert "a message was not delivered within 300ms" in message, message

    def test_cancel(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            process = self.start(self.script([f"127.0.0.1:{silent.getsockname()[1]}"], timeout="10m"))
            connection, _ = silent.accept()
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=PATIENCE_SECONDS)
            connection.close()
        self.expect(process.returncode, 130)


def main():
    # A shell that starts this in the background has it ignored, and what is ignored is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("--broker", default=str(ROOT / "build" / "kafka_broker"))
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    passed = failed = 0
    for name in sorted(name for name in dir(Tests) if name.startswith("test_")):
        title = name.removeprefix("test_").replace("_", " ")
        if options.names and not any(part in title for part in options.names):
            continue
        try:
            getattr(Tests(options.fluxc, options.broker), name)()
            passed += 1
        except Exception:
            failed += 1
            print(f"FAIL {title}\n{traceback.format_exc()}", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
