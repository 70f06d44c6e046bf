#!/usr/bin/env python3
"""Sends the same requests to a server of ours and compares its answers: with those that were recorded, or with those of
another server, such as an InfluxDB 2.x, that must not be set up yet.

    tests/compat/run.py --fluxc build/fluxc [--record]
    tests/compat/run.py --fluxc build/fluxc --other http://127.0.0.1:8086
"""

import argparse
import difflib
import json
import pathlib
import re
import sys
import urllib.error
import urllib.request

from compat_requests import REQUESTS
from differences import DIFFERENCES, SOMETIMES

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))

from served import Served  # noqa: E402

HERE = pathlib.Path(__file__).parent
RECORDED = HERE / "answers.json"
# Headers that clients look at.
HEADERS = ("Content-Type", "X-Platform-Error-Code", "Allow", "Content-Encoding")

ID = re.compile(r"\b[0-9a-f]{16}\b")
TIME = re.compile(r"\b20(2[5-9]|[3-9]\d)-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
TOKEN = re.compile(r"[0-9A-Za-z_-]{60,}={0,2}")
SECONDS = re.compile(r'"up": "[^"]*"')
PARSER = re.compile(r"parser-type=\w+")
VERSION = re.compile(r"v2\.\d+\.\d+[-\w]*")


def filled(value, names):
    """Puts what earlier answers had into a part of a request."""
    if isinstance(value, str):
        for name, text in names.items():
            value = value.replace("{" + name + "}", text)
        return value
    if isinstance(value, dict):
        return {key: filled(part, names) for key, part in value.items()}
    if isinstance(value, list):
        return [filled(part, names) for part in value]
    return value


def member(body, path):
    for part in path.split("."):
        body = body[part]
    return body


def normalized(text):
    """What differs from run to run stands for itself."""
    text = PARSER.sub("parser-type=<name>", text)
    text = SECONDS.sub('"up": "<duration>"', text)
    text = TIME.sub("<time>", text)
    text = ID.sub("<id>", text)
    text = TOKEN.sub("<token>", text)
    return VERSION.sub("<version>", text)


def readable(content_type, body):
    text = body.decode("utf-8", "replace")
    if content_type.startswith("application/json"):
        try:
            return normalized(json.dumps(json.loads(text), indent=1, sort_keys=True))
        except ValueError:
            pass
    return normalized(text)


def send(url, ask, names):
    body = filled(ask.body, names)
    if isinstance(body, (dict, list)):
        body = json.dumps(body)
    data = body.encode() if isinstance(body, str) else body
    request = urllib.request.Request(url + filled(ask.path, names), data=data, method=ask.method)
    request.add_header("Content-Type", "application/json")
    token = filled(ask.token, names)
    if token:
        request.add_header("Authorization", f"Token {token}")
    for key, value in ask.headers.items():
        request.add_header(key, value)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def answers_of(url):
    names, answers = {}, {}
    for ask in REQUESTS:
        status, headers, body = send(url, ask, names)
        for name, path in ask.keep.items():
            names[name] = member(json.loads(body), path)
        content_type = headers.get("Content-Type", "") if body else ""
        answers[ask.name] = {
            "status": status,
            "headers": {key: headers[key] for key in HEADERS if headers.get(key) and (body or key != "Content-Type")},
            "body": (normalized(body.decode()) if ask.is_exact else readable(content_type, body)).split("\n"),
        }
    return answers


def difference(wanted, got):
    lines = [json.dumps(side, indent=1, ensure_ascii=False).split("\n") for side in (wanted, got)]
    return "\n".join(difflib.unified_diff(*lines, "wanted", "got", lineterm="", n=1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fluxc", required=True)
    parser.add_argument("--other", help="base URL of a server to compare with")
    parser.add_argument("--record", action="store_true")
    args = parser.parse_args()
    with Served(args.fluxc, is_set_up=False) as server:
        ours = answers_of(f"http://127.0.0.1:{server.port}")
        if code := server.stop():
            raise SystemExit(f"the server ended with {code}: {server.said()}")
    if args.record:
        RECORDED.write_text(json.dumps(ours, indent=1, ensure_ascii=False) + "\n")
        return 0
    wanted = answers_of(args.other) if args.other else json.loads(RECORDED.read_text())
    expected = DIFFERENCES if args.other else {}
    failed = 0
    for name in [ask.name for ask in REQUESTS]:
        is_equal = wanted.get(name) == ours[name]
        if is_equal and name in expected:
            print(f"{name}: is equal, but listed as different")
        elif is_equal or name in expected or (args.other and name in SOMETIMES):
            continue
        else:
            print(f"{name}:\n{difference(wanted.get(name), ours[name])}")
        failed += 1
    print(f"{len(REQUESTS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
