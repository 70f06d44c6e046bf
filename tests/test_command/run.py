#!/usr/bin/env python3
"""What `fluxc test` finds, chooses and reports: modules and archives of tests, testcases that extend others, JSON and
JUnit, several tests at once, and `--update`.

Usage: run.py [--fluxc PATH]
"""

import argparse
import io
import json
import pathlib
import resource
import struct
import subprocess
import sys
import tarfile
import tempfile
import traceback
import xml.etree.ElementTree as xml
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

HEAD = 'import "array"\nimport "testing"\n\n'
PASSES = HEAD + """testcase passes {
    testing.diff(got: array.from(rows: [{v: 1}]), want: array.from(rows: [{v: 1}]))
}
"""
PARENT = """package parent_test

import "array"
import "testing"

rows = array.from(rows: [{v: factor()}])

testcase doubled {
    testing.diff(got: rows |> map(fn: (r) => ({v: r.v * 2})), want: array.from(rows: [{v: 4}]))
}
"""
CHILD = """package child_test

import "testing"

option factor = () => FACTOR

testcase doubled_here extends "parents/sub/parent_test.doubled" {
    super()
}
"""


class Fluxc:
    """Runs the program in a folder of its own."""

    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)

    def write(self, **files):
        for name, text in files.items():
            path = self.folder / (name.replace("__", "/") + ".flux")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def root(self, folder, text):
        (self.folder / folder).mkdir(parents=True, exist_ok=True)
        (self.folder / folder / "fluxtest.root").write_text(text, encoding="utf-8")

    def read(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def __call__(self, *args, code=0, says=()):
        result = subprocess.run([self.program, "test", *args], cwd=self.folder, capture_output=True, text=True, timeout=300)
        text = result.stdout + result.stderr
        assert result.returncode == code, (result.returncode, text)
        for part in says:
            assert part in text, (part, text)
        return result.stdout


def test_child_extends_parent_of_module(fluxc):
    fluxc.root("tests", "parents\n")
    fluxc.write(tests__sub__parent_test=PARENT.replace("rows =", "option factor = () => 2\nrows ="))
    fluxc.write(child_test=CHILD.replace("option factor = () => FACTOR\n", ""))
    fluxc("-v", "tests", "child_test.flux", says=["ok   child_test.flux:6: doubled_here", "2 passed, 0 failed"])


def test_lines_of_parent_are_told(fluxc):
    fluxc.root("tests", "parents")
    fluxc.write(tests__sub__parent_test=PARENT.replace("{v: factor()}", '{v: die(msg: "no")}'))
    fluxc.write(child_test=CHILD.replace("option factor = () => FACTOR\n", ""))
    fluxc("tests", "child_test.flux", "--test", "doubled_here", code=1,
          says=["child_test.flux:6: doubled_here: no", "line 10 and those below it are line 1 of `tests/sub/parent_test.flux`"])


def test_wrong_paths_of_parents(fluxc):
    fluxc.root("tests", "parents")
    fluxc.write(tests__sub__parent_test=PARENT)
    child = CHILD.replace("option factor = () => FACTOR\n", "")
    for wrong, message in [("parent/sub/parent_test.doubled", "no module of tests `parent`; did you mean `parents`?"),
                           ("parents/sub/parent_test.double", "has no testcase `double`; did you mean `doubled`?"),
                           ("parents/nowhere_test.doubled", "nowhere_test.flux"),
                           ("doubled", "`extends` needs the path `module/folder/file.testcase`, found `doubled`")]:
        fluxc.write(child_test=child.replace("parents/sub/parent_test.doubled", wrong))
        fluxc("tests", "child_test.flux", "--test", "doubled_here", code=1, says=["FAIL child_test.flux:6", message])


def test_tags_are_inherited_and_checked(fluxc):
    fluxc.root(".", '{"name": "parents", "tags": ["slow"]}')
    fluxc.write(sub__parent_test=PARENT.replace("rows =", 'option factor = () => 2\noption testing.tags = ["slow"]\nrows ='))
    fluxc.write(child_test=CHILD.replace("option factor = () => FACTOR\n", ""))
    fluxc("-v", ".", says=["skip ./child_test.flux:6: doubled_here: its tags are not in `--tags`", "2 skipped"])
    fluxc(".", "--tags", "slow", says=["2 passed"])
    fluxc(".", "--test", "doubled_here", says=["1 passed"])
    fluxc(".", "--skip-untagged", "--tags", "slow", says=["2 passed"])
    fluxc(".", "--tags", "slwo", code=2, says=["there is no tag `slwo`; did you mean `slow`?"])
    fluxc.write(wrong_test=PASSES.replace("passes {", 'passes {\n    option testing.tags = ["solw"]'))
    fluxc("wrong_test.flux", code=1, says=["`solw` is not one of the tags of the module `parents`: `slow`; did you mean `slow`?"])


def test_choice_by_name(fluxc):
    fluxc.write(a_test="package a_test\n\n" + PASSES, b_test="package b_test\n\n" + PASSES)
    fluxc(".", "--test", "a.passes", says=["Found 1 tests: 1 passed"])
    fluxc(".", "--test", "passes", says=["Found 2 tests: 2 passed"])
    fluxc(".", "--filter", "b_te", says=["Found 1 tests: 1 passed"])
    fluxc(".", "--filter", "c_te", code=2, says=["no test has `c_te` in its file, package or name"])
    fluxc("--test", "a.passes", ".", "--skip", "b.passes", says=["Found 1 tests: 1 passed"])
    fluxc("-v", ".", "--skip", "b/passes", says=["skip ./b_test.flux:6: passes: `--skip` names it", "1 passed, 0 failed, 1 skipped"])
    fluxc(".", "--test", "pases", code=2, says=["there is no test `pases`; did you mean `passes`?"])
    fluxc(".", "--skip", "a.pases", code=2, says=["there is no test `a.pases`; did you mean `a.passes`?"])
    fluxc("nowhere", code=1, says=["nowhere"])
    listed = fluxc(".", "--list")
    assert listed == "./a_test.flux:6: a.passes\n./b_test.flux:6: b.passes\n", listed
    assert [test["name"] for test in json.loads(fluxc(".", "--list", "--json"))["tests"]] == ["passes", "passes"]


def test_two_testcases_of_one_name(fluxc):
    fluxc.write(a_test=PASSES + PASSES[len(HEAD):])
    fluxc(".", code=1, says=["another testcase of package `main` has this name: ./a_test.flux:4", "1 passed, 1 failed"])


def test_syntax_errors_are_told_once_a_file(fluxc):
    text = PASSES + PASSES[len(HEAD):].replace("passes", "passes_too")
    fluxc.write(**{f"{name}_test": f"package {name}_test\n{text}x = = 1\n" for name in "ab"})
    place = f"_test.flux:{len(text.splitlines()) + 2}:5"
    result = subprocess.run([fluxc.program, "test", "."], cwd=fluxc.folder, capture_output=True, text=True, timeout=300)
    assert result.returncode == 1 and "Found 4 tests: 0 passed, 4 failed" in result.stdout, result
    assert result.stderr.count("a" + place) == 1 and result.stderr.count("b" + place) == 1, result.stderr
    tests = json.loads(fluxc(".", "--json", code=1))["tests"]
    assert len(tests) == 4 and all(place in test["diagnostics"] for test in tests), tests


def test_paths_are_told_as_they_are_given(fluxc):
    for command in "run", "check", "test":
        for path in "/nosuch.flux", "../nosuch.flux", "./nosuch.flux":
            result = subprocess.run([fluxc.program, command, path], cwd=fluxc.folder, capture_output=True, text=True)
            assert f"`{path}`" in result.stderr or f" {path}:" in result.stderr, (command, path, result.stderr)


def archive_files():
    return {"t/fluxtest.root": '{"name": "parents"}', "t/sub/parent_test.flux": PARENT.replace("factor()", "2"),
            "t/child_test.flux": CHILD.replace("option factor = () => FACTOR\n", ""), "t/readme.md": "no test",
            "t/" + "long/" * 30 + "deep_test.flux": PASSES}


def write_tar(path, mode, form):
    with tarfile.open(path, mode, format=form) as archive:
        for name, text in archive_files().items():
            info = tarfile.TarInfo(name)
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text.encode()))


def write_zip(path, method):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, text in archive_files().items():
            archive.writestr(name, text)


def test_archives(fluxc):
    for name, write in [("a.tar", lambda path: write_tar(path, "w", tarfile.USTAR_FORMAT)),
                        ("b.tar.gz", lambda path: write_tar(path, "w:gz", tarfile.GNU_FORMAT)),
                        ("c.tgz", lambda path: write_tar(path, "w:gz", tarfile.PAX_FORMAT)),
                        ("d.zip", lambda path: write_zip(path, zipfile.ZIP_STORED)),
                        ("e.zip", lambda path: write_zip(path, zipfile.ZIP_DEFLATED))]:
        write(fluxc.folder / name)
        fluxc("-v", name, says=[f"ok   {name}/t/child_test.flux:6: doubled_here", "deep_test.flux", "3 passed, 0 failed"])


def test_damaged_archives(fluxc):
    write_tar(fluxc.folder / "a.tar.gz", "w:gz", tarfile.USTAR_FORMAT)
    write_tar(fluxc.folder / "a.tar", "w", tarfile.USTAR_FORMAT)
    write_zip(fluxc.folder / "a.zip", zipfile.ZIP_DEFLATED)
    for name in "a.tar.gz", "a.tar", "a.zip":
        whole = (fluxc.folder / name).read_bytes()
        for at in range(0, len(whole), max(1, len(whole) // 60)):
            (fluxc.folder / ("cut_" + name)).write_bytes(whole[:at])
            flipped = whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1:]
            (fluxc.folder / ("flipped_" + name)).write_bytes(flipped)
            for damaged in "cut_" + name, "flipped_" + name:
                result = subprocess.run([fluxc.program, "test", "--list", damaged], cwd=fluxc.folder, capture_output=True, timeout=60)
                assert result.returncode in (0, 1), (damaged, at, result)


def test_what_is_not_an_archive(fluxc):
    says = "this is not an archive that can be read: those of tar, alone or compressed with gzip, and of zip are"
    for name in "a.tar.gz", "a.tgz", "a.tar", "a.zip":
        for content in b"", b"\0", b"\0random", bytes(range(256)) * 8, b"\0" * 512 + b"random", b"a text\n" * 1000:
            (fluxc.folder / name).write_bytes(content)
            fluxc(name, code=1, says=[f"{name}: {says}"])
    (fluxc.folder / "empty.tar").write_bytes(b"\0" * 1024)
    fluxc("empty.tar", code=1, says=["there are no `_test.flux` files here"])
    write_tar(fluxc.folder / "unpacked.tar.gz", "w", tarfile.USTAR_FORMAT)
    fluxc("unpacked.tar.gz", says=["3 passed, 0 failed"])


def test_files_that_cannot_be_parsed(fluxc):
    fluxc.write(a_test=PASSES, b_test='import "testing"\n\ntestcas passes {\n', c_test="\0\1\2 random bytes")
    says = ["FAIL ./b_test.flux:1: syntax: the file cannot be parsed, so it is not known what it tests", "./b_test.flux:3:",
            "FAIL ./c_test.flux:1: syntax", "Found 3 tests: 1 passed, 2 failed"]
    fluxc(".", code=1, says=says)
    fluxc(".", "--update", code=1, says=["not updated ./b_test.flux:1: syntax: the file cannot be parsed"])
    fluxc(".", "--skip-untagged", code=1, says=["0 passed, 2 failed, 1 skipped"])
    fluxc(".", "--test", "passes", says=["Found 1 tests: 1 passed"])
    assert [test["name"] for test in json.loads(fluxc("--json", ".", code=1))["tests"]] == ["passes", "syntax", "syntax"]


def test_testcases_that_are_not_closed(fluxc):
    fluxc.write(a_test=PASSES.rstrip("}\n") + "\n", b_test=PASSES.replace("passes", "is_closed"))
    fluxc(".", code=1, says=["E0105", "FAIL ./a_test.flux:4: passes: the test has errors", "1 passed, 1 failed"])


def test_nothing_steers_the_terminal(fluxc):
    steering = "a\x1b[2Jb\x07\u202e"
    fluxc.write(a_test=FAILURES.replace('"c"', f'"{steering}"').replace('"b"', f'"{steering}{steering}"'),
                b_test=HEAD + f'testcase dies {{\n    die(msg: "{steering}")\n}}\n')
    shown = fluxc(".", "-v", code=1)
    assert shown.count("a\\x1b[2Jb\\x07\\xe2\\x80\\xae") >= 4 and not set(shown) & set("\x1b\x07\u202e"), shown
    assert steering in json.loads(fluxc("--json", "b_test.flux", code=1))["tests"][0]["message"]


def write_zip_of_one(path, text, entries):
    """An archive whose directory names the same packed bytes many times."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("00000_test.flux", text)
    whole = path.read_bytes()
    begin = whole.index(b"PK\1\2")
    end = whole.index(b"PK\5\6")
    named = [whole[begin:end].replace(b"00000", b"%05d" % number) for number in range(entries)]
    directory = b"".join(named)
    path.write_bytes(whole[:begin] + directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, entries, entries, len(directory), begin, 0))


def test_archives_that_unpack_to_too_much(fluxc):
    write_zip_of_one(fluxc.folder / "a.zip", " " * (60 << 20), 18)
    fluxc("a.zip", "--list", code=1, says=["a.zip: its files have more than 1024 MiB, so it is not an archive of scripts"])


def test_archives_of_many_files(fluxc):
    write_zip_of_one(fluxc.folder / "a.zip", PASSES, 20000)
    listed = fluxc("a.zip", "--list")
    assert listed.count("\n") == 20000, listed.count("\n")


FAILURES = HEAD + """testcase cells_differ {
    want = array.from(rows: [{host: "a", t: 1, v: 1.5}, {host: "a", t: 2, v: 2.5}, {host: "b", t: 1, v: 3.5}]) |> group(columns: ["host"])
    got = array.from(rows: [{host: "a", t: 1, v: 1.5}, {host: "a", t: 2, v: 7.5}, {host: "c", t: 1, v: 3.5}]) |> group(columns: ["host"])

    testing.diff(got: got, want: want)
}

testcase fails {
    array.from(rows: [{v: 1}]) |> sum(column: "a<b&c")
}

testcase tagged {
    option testing.tags = ["slow"]

    array.from(rows: [{v: 1}])
}
"""


def test_json(fluxc):
    fluxc.write(a_test=FAILURES + PASSES[len(HEAD):])
    report = json.loads(fluxc(".", "--json", code=1))
    assert (report["found"], report["passed"], report["failed"], report["skipped"]) == (4, 1, 2, 1), report
    differs, fails, tagged, passes = report["tests"]
    assert differs["differences"] == [
        {"table": '{host: "a"}', "rows": [{"row": 2, "cells": [{"column": "v", "want": "2.5", "got": "7.5"}]}]},
        {"table": '{host: "b"}', "rows": [{"row": 1, "cells": [{"column": "t", "want": "1"}, {"column": "v", "want": "3.5"}]}]},
        {"table": '{host: "c"}', "rows": [{"row": 1, "cells": [{"column": "t", "got": "1"}, {"column": "v", "got": "3.5"}]}]},
    ], differs
    assert (differs["line"], differs["package"], differs["name"]) == (4, "main", "cells_differ")
    assert "a<b&c" in fails["message"] and fails["outcome"] == "failed"
    assert tagged["tags"] == ["slow"] and tagged["outcome"] == "skipped"
    assert passes["outcome"] == "passed" and passes["seconds"] > 0


def test_junit(fluxc):
    fluxc.write(a_test=FAILURES, b_test=PASSES)
    fluxc(".", "--junit", "report.xml", code=1, says=["Found 4 tests"])
    suites = xml.parse(fluxc.folder / "report.xml").getroot()
    assert (suites.get("tests"), suites.get("failures"), suites.get("skipped")) == ("4", "2", "1")
    assert [suite.get("name") for suite in suites] == ["./a_test.flux", "./b_test.flux"]
    differs, fails, tagged = suites[0]
    assert "v       2.5   7.5" in differs[0].text, differs[0].text
    assert "a<b&c" in fails[0].get("message") and tagged[0].tag == "skipped" and len(suites[1][0]) == 0
    fluxc(".", "--junit", "no/such/report.xml", code=1, says=["cannot write `no/such/report.xml`"])


def test_several_at_once_are_reported_in_order(fluxc):
    body = "".join(f"testcase t{i} {{\n    testing.diff(got: array.from(rows: [{{v: {i % 7}}}]), want: array.from(rows: [{{v: 1}}]))\n}}\n"
                   for i in range(60))
    fluxc.write(a_test=HEAD + body)
    one = fluxc("-v", ".", code=1)
    assert one.count("FAIL") == 51 and one.count("ok  ") == 9, one
    for args in (["--jobs", "4"], ["--jobs", "3", "--threads", "2", "--part-rows", "1"]):
        assert fluxc("-v", ".", *args, code=1) == one


def test_durations(fluxc):
    fluxc.write(a_test=PASSES)
    assert " s  ./a_test.flux:4: passes\nFound 1" in fluxc(".", "--durations", "3")


def test_secrets(fluxc):
    fluxc.write(a_test='import "influxdata/influxdb/secrets"\nimport "testing"\n\ntestcase secret {\n'
                       '    testing.assertEqualValues(got: secrets.get(key: "token"), want: "x=y")\n}\n')
    fluxc(".", "--secret", "token=x=y", says=["1 passed"])
    fluxc(".", code=1, says=["there is no secret `token`"])
    fluxc(".", "--secret", "token", code=2, says=["`--secret NAME=VALUE`"])


def test_loading_is_an_option(fluxc):
    fluxc.write(a_test=HEAD + "option testing.load = (tables=<-) => tables |> map(fn: (r) => ({v: r.v + 1}))\n\n"
                              "testcase loads {\n    got = array.from(rows: [{v: 1}]) |> testing.load()\n\n"
                              "    testing.diff(got: got, want: array.from(rows: [{v: 2}]))\n}\n")
    fluxc(".", says=["1 passed"])


UPDATABLE = """import "array"
import "csv"
import "testing"

outData = "
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,v
,,0,7
"

testcase rows {
    got = array.from(rows: [{v: 1, s: "a"}, {v: 2, s: "b\\"\\\\ \\${x}"}])
    want = array.from(
        rows: [
            {v: 5, s: "x"},
        ],
    )

    testing.diff(got, want)
}

testcase groups {
    got = array.from(rows: [{v: 1.5, s: "a", u: uint(v: 3)}, {v: 2.0, s: "b", u: uint(v: 4)}]) |> group(columns: ["s"])
    want = array.from(rows: [{v: 0.0, s: "a", u: uint(v: 3)}]) |> group(columns: ["s"])

    got |> testing.diff(want: want) |> yield()
}

testcase text {
    got = array.from(rows: [{v: 1, s: "a"}, {v: 2, s: "b\\"\\\\ \\${x}"}]) |> group(columns: ["s"])
    want = csv.from(csv: outData)

    testing.diff(got: got, want: want)
}
"""


def test_update(fluxc):
    fluxc.write(a_test=UPDATABLE)
    fluxc(".", "--update", says=["updated ./a_test.flux:13: rows", "updated ./a_test.flux:24: groups", "updated ./a_test.flux:31: text"])
    text = fluxc.read("a_test.flux")
    assert '        rows: [\n            {v: 1, s: "a"},\n            {v: 2, s: "b\\"\\\\ \\${x}"},\n        ],\n' in text, text
    assert text.count("testing.diff") == 3 and text.startswith('import "array"\n')
    fluxc(".", says=["3 passed, 0 failed"])
    assert fluxc.read("a_test.flux") == text


SHARED = HEAD + """shared = array.from(rows: [{v: 1}])

testcase fails {
    testing.diff(got: array.from(rows: [{v: 2}]), want: shared)
}

testcase passes {
    testing.diff(got: array.from(rows: [{v: 1}]), want: shared)
}
"""


def test_update_leaves_alone_what_another_test_wants(fluxc):
    fluxc.write(a_test=SHARED)
    for chosen in [], ["--test", "fails"]:
        fluxc(".", *chosen, "--update", code=1,
              says=["not updated ./a_test.flux:6: fails: another test wants the same text and did not fail"])
        assert fluxc.read("a_test.flux") == SHARED


def test_update_says_what_it_could_not_write(fluxc):
    fluxc.write(a_test=UPDATABLE)
    (fluxc.folder / "a_test.flux.partial").mkdir()
    shown = fluxc(".", "--update", code=1, says=["not updated ./a_test.flux:13: rows: cannot write `"])
    assert "\nupdated" not in shown and fluxc.read("a_test.flux") == UPDATABLE, shown


def test_cells_with_nan_are_shown(fluxc):
    fluxc.write(a_test=HEAD + """testcase nan {
    testing.diff(got: array.from(rows: [{v: float(v: "NaN"), w: 1.0}]), want: array.from(rows: [{v: 1.5, w: 1.0}]))
}
""")
    fluxc(".", code=1, says=["1  v       1.5   NaN"])
    differences = json.loads(fluxc(".", "--json", code=1))["tests"][0]["differences"]
    assert differences[0]["rows"] == [{"row": 1, "cells": [{"column": "v", "want": "1.5", "got": "NaN"}]}], differences


def test_update_says_what_it_cannot_do(fluxc):
    fluxc.write(a_test=HEAD + """rows = (v) => array.from(rows: [{v: v}])

testcase computed {
    want = rows(v: 2)

    testing.diff(got: rows(v: 1), want: want)
}

testcase grouped {
    want = array.from(rows: [{v: 2}])

    testing.diff(got: rows(v: 1) |> group(columns: ["v"]), want: want)
}

testcase fails {
    want = array.from(rows: [{v: 2}])

    testing.diff(got: rows(v: 1) |> sum(column: "x"), want: want)
}

testcase without {
    rows(v: 1) |> yield(name: "errorOutput")
}
""")
    before = fluxc.read("a_test.flux")
    fluxc(".", "--update", code=1,
          says=["computed: `want` is neither `array.from` nor `csv.from` of a literal", "grouped: it got tables grouped by `v`",
                "fails: `sum`: no column `x` in table {}", "without: it has no `testing.diff(got: …, want: …)`"])
    assert fluxc.read("a_test.flux") == before


def test_many_testcases_take_little_memory(fluxc):
    body = "".join(f"testcase t{i} {{\n    got = array.from(rows: [{{v: {i}}}]) |> map(fn: (r) => ({{v: r.v + {i}}}))\n"
                   f"    want = array.from(rows: [{{v: {2 * i}}}])\n\n    testing.diff(got: got, want: want)\n}}\n\n" for i in range(1000))
    fluxc.write(a_test=HEAD + body)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    fluxc(".", says=["1000 passed"])
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert after < max(before, 150 << 10), f"{after >> 10} MiB"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fluxc", default=str(ROOT / "build" / "fluxc"))
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    program = str(pathlib.Path(options.fluxc).resolve())
    tests = {name: test for name, test in globals().items() if name.startswith("test_")}
    failed = 0
    for name, test in tests.items():
        if options.names and name not in options.names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Fluxc(program, folder))
            except Exception:
                failed += 1
                print(f"FAIL {name}")
                traceback.print_exc(file=sys.stdout)
    print(f"{len(options.names or tests) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
