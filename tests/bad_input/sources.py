"""Scripts, packages and settings that are no such thing: each ends in a message and exit code 1 or 2, quickly and in
little memory."""

import json
import os
import re
import resource

SECONDS = 10
BYTES = 1 << 30


def little():
    """Limits what a check may use; sanitizers reserve address space, so the limit is on processor time and data."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (BYTES, BYTES))


def rejects(fluxc, source, *codes, name="bad.flux"):
    """Checks a script given as bytes or text, which yields exactly these codes, in every format."""
    data = source if isinstance(source, bytes) else source.encode()
    (fluxc.folder / name).write_bytes(data)
    text = fluxc.fails("check", name, limit=little)
    found = sorted(set(re.findall(r"^(?:error|warning)\[(\w+)\]", text, re.M)))
    assert found == sorted(codes), f"{found}, not {sorted(codes)}: {text[:2000]}"
    assert len(text) < 100_000, len(text)
    for line in text.splitlines():
        assert len(line) < 1000, line[:2000]
    findings = json.loads(fluxc.fails("check", "--format", "json", name, limit=little))
    assert sorted({finding["code"] for finding in findings}) == sorted(codes), findings
    log = json.loads(fluxc.fails("check", "--format", "sarif", name, limit=little))
    assert {result["ruleId"] for result in log["runs"][0]["results"]} == set(codes), log
    return text


def test_bytes_that_are_no_text(fluxc):
    rejects(fluxc, b'x = "caf\xe9"\n', "E0115")
    rejects(fluxc, b"x = \xff\xfe 1\n", "E0115")
    rejects(fluxc, b"x = 1\0\n", "E0116")
    rejects(fluxc, b"\0" * 100_000, "E0141")
    rejects(fluxc, "x = 1\n".encode("utf-16"), "E0141")


def test_large_sources(fluxc):
    text = rejects(fluxc, b"x = 1\n" * (20 * (1 << 20) // 6), "E0117")
    assert "the limit is 16777216" in text
    (fluxc.folder / "long.flux").write_text('x = "' + "a" * (1 << 20) + '"\n')
    fluxc.ok("check", "long.flux", limit=little)
    rejects(fluxc, 'x = "' + "a" * (1 << 20) + '\\q"\n', "E0123")
    rejects(fluxc, 'x = "' + "a" * (1 << 20) + "\n", "E0111")
    rejects(fluxc, "x = " + "9" * (1 << 20) + "\n", "E0120")
    rejects(fluxc, "".join(f"x{n} = undefined{n}\n" for n in range(500)), "E0202")
    # Each word is looked at with what is near, not with the whole line.
    rejects(fluxc, "x = 1" + "".join(f" a{n} 1" for n in range(150)) + " a1 1" * 250_000 + "\n", "E0202")


def test_deep_nesting(fluxc):
    for opening, closing in [("(", ")"), ("[", "]"), ("{a: ", "}"), ("() => ", ""), ('"${', '}"'), ("not ", ""), ("-", ""),
                             ("if true then 1 else ", "")]:
        rejects(fluxc, "x = " + opening * 10_000 + "1" + closing * 10_000 + "\n", "E0118")
    rejects(fluxc, "x = 1" + " + 1" * 100_000 + "\n", "E0118")


def test_many_mistakes(fluxc):
    assert "error[E0139]" in fluxc.fails("check", "-e", "x = = 1\n" * 2000, limit=little)
    (fluxc.folder / "bad.flux").write_text(") ] } ,\n" * 20_000)
    fluxc.fails("check", "bad.flux", says=["error[E01"], limit=little)


def test_literals(fluxc):
    rejects(fluxc, 'a = "\\q"\nb = "\\u00e9"\n', "E0123")
    rejects(fluxc, 'a = "\\x4"\n', "E0123")
    rejects(fluxc, "a = 9223372036854775808\n", "E0120")
    rejects(fluxc, "a = 007\n", "E0119")
    rejects(fluxc, "a = 99999999999y\n", "E0121")
    for time in ["2023-02-30", "2023-13-01", "2023-00-10", "1500-01-01", "9999-12-31", "2023-02-20T25:00:00Z",
                 "2023-02-20T10:00:00", "2023-02-20T10:00:00+99:99"]:
        rejects(fluxc, f"a = {time}\n", "E0122")


def package(fluxc, path, text):
    file = fluxc.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def test_imports(fluxc):
    package(fluxc, "one.flux", 'import "./two"\nx = two.y\n')
    package(fluxc, "two.flux", 'import "./one"\ny = one.x\n')
    fluxc.fails("check", "-e", 'import "./one"', says=["error[E0220]", "./one → ./two → ./one"], limit=little)
    for path in ["../outside", "./../../etc", "./a/../../b", ".."]:
        fluxc.fails("check", "-e", f'import "{path}"', says=["error[E0222]", "leaves the project"], limit=little)
    fluxc.fails("check", "-e", 'import "./missing"', says=["error[E0203]"], limit=little)
    (fluxc.folder / "dangling.flux").symlink_to("nowhere")
    fluxc.fails("check", "-e", 'import "./dangling"', says=["error[E0223]", "dangling.flux"], limit=little)
    os.mkfifo(fluxc.folder / "pipe.flux")
    fluxc.fails("check", "-e", 'import "./pipe"', says=["error[E0203]"], limit=little)


def test_files_that_cannot_be_read(fluxc):
    os.mkfifo(fluxc.folder / "pipe.flux")
    (fluxc.folder / "dangling.flux").symlink_to("nowhere")
    (fluxc.folder / "loop.flux").symlink_to("loop.flux")
    (fluxc.folder / "folder.flux").mkdir()
    for command in ["check", "run"]:
        fluxc.fails(command, "pipe.flux", says=["pipe.flux", "nothing writes to this pipe"], limit=little)
        fluxc.fails(command, "dangling.flux", says=["dangling.flux", "No such file"], limit=little)
        fluxc.fails(command, "loop.flux", says=["loop.flux", "symbolic links"], limit=little)
    fluxc.fails("run", "folder.flux", says=["folder.flux", "Is a directory"])
    fluxc.fails("check", "folder.flux", says=["folder.flux", "has no .flux files"])


def test_folders(fluxc):
    (fluxc.folder / "empty").mkdir()
    fluxc.fails("check", "empty", says=["`empty` has no .flux files"])
    package(fluxc, "some/good.flux", "x = 1\n")
    (fluxc.folder / "some" / "dangling.flux").symlink_to("nowhere")
    fluxc.fails("check", "some", says=["dangling.flux", "No such file"], limit=little)
    fluxc.fails("check", "missing", says=["`missing`", "No such file"])


def test_settings(fluxc):
    """Every mistake in fluxc.toml has its place, and the command did not start: exit code 2."""
    (fluxc.folder / "script.flux").write_text("x = 1\n")
    settings = fluxc.folder / "fluxc.toml"
    for text, *says in [
            ('ambient = "v"\n', "fluxc.toml:1:11", "array of strings"),
            ("ambient = [1]\n", "fluxc.toml:1:12", "strings"),
            ('ambient = ["v", ""]\n', "fluxc.toml:1:17", "not empty"),
            ('ambient = ["v", "1x"]\n', "fluxc.toml:1:17", "`1x`", "name.field=value"),
            ('ambient = ["v.bucket"]\n', "fluxc.toml:1:12", "name.field=value"),
            ("influxdb = 1\n", "fluxc.toml:1:12", "[influxdb]"),
            ("[influxdb]\nhost = 1\n", "fluxc.toml:2:8", "`influxdb.host` must be a string"),
            ('[influxdb]\ntoken = "hunter2"\n', "fluxc.toml:1:1", "`influxdb.host` is missing"),
            ('[influxdb]\nhosts = "x"\n', "fluxc.toml:2:1", "did you mean `influxdb.host`?"),
            ('ambiant = ["v"]\n', "fluxc.toml:1:1", "did you mean `ambient`?"),
            ('[modules]\npaths = ["x"]\n', "fluxc.toml:2:1", "did you mean `modules.path`?"),
            ("modules = 1\n", "fluxc.toml:1:11", "[modules]"),
            ('[modules]\npath = "x"\n', "fluxc.toml:2:8", "array of strings"),
            ("security = 1\n", "fluxc.toml:1:12", "[security]"),
            ('[security]\nallow-host = ["a"]\n', "fluxc.toml:2:1", "did you mean `security.allow-hosts`?"),
            ('[security]\nallow-hosts = "a"\n', "fluxc.toml:2:15", "array of strings"),
            ('[security]\nallow-hosts = ["a", "http://b"]\n', "fluxc.toml:2:21", "`http://b` is not a host", "public"),
            ("semantics = 1\n", "fluxc.toml:1:13", "[semantics]"),
            ('[semantics]\nnull-tag = "strict"\n', "fluxc.toml:2:1", "did you mean `semantics.null-tags`?"),
            ('[semantics]\nnull-tags = "strickt"\n', "fluxc.toml:2:13", '"influxdb" or "strict"'),
            ("[semantics]\nnull-tags = true\n", "fluxc.toml:2:13", '"influxdb" or "strict"'),
            ("a = = 1\n", "fluxc.toml:1:5"),
            ('a = "abc\n', "fluxc.toml:1:"),
            ("[modules\n", "fluxc.toml:1:9"),
            ('ambient = ["v"]\nambient = ["v"]\n', "fluxc.toml:2:", "redefine"),
            (b"\xff\xfe\n", "fluxc.toml:1:1", "utf-8"),
            (b"\0\n", "fluxc.toml:1:1"),
            ("a = " + "[" * 100_000, "fluxc.toml:1:")]:
        settings.write_bytes(text if isinstance(text, bytes) else text.encode())
        for command in ["check", "run"]:
            fluxc.fails(command, "script.flux", code=2, says=says, limit=little)
    settings.unlink()
    settings.symlink_to("nowhere")
    fluxc.fails("check", "script.flux", code=2, says=["fluxc.toml", "No such file"])
    settings.unlink()
    settings.mkdir()
    fluxc.fails("check", "script.flux", code=2, says=["fluxc.toml", "Is a directory"])


def test_colours_on_terminals_alone(fluxc):
    for environment in [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}]:
        assert "\033" not in fluxc.fails("check", "-e", "x = = 1")
        master, terminal = os.openpty()
        fluxc.on_terminal(terminal, {"TERM": "xterm", **environment}, "check", "-e", "x = = 1")
        printed = os.read(master, 1 << 16)
        assert (b"\033[" in printed) == (not environment), (environment, printed)
        os.close(master)
