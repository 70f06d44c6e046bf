"""What becomes of output that cannot be written, and of bytes that could steer a terminal."""

import os
import pty
import signal
import subprocess

LONG = 'import "generate"\ngenerate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, count: 100000, fn: (n) => n)'
COMMANDS = [
    ("run", "-e", LONG),
    ("run", "--format", "table", "-e", LONG),
    ("explain", "-e", LONG),
    ("disasm", "long.flux"),
    ("check", "wrong.flux"),
    ("check", "--dump-ast", "long.flux"),
    ("doc",),
    ("doc", "universe"),
    ("explain-error",),
    ("explain-error", "E0202"),
    ("test", "-v", "one_test.flux"),
    ("bucket", "list", "--data", "store"),
    ("--help",),
    ("--version",),
]


def prepare(fluxc):
    (fluxc.folder / "long.flux").write_text(LONG)
    (fluxc.folder / "wrong.flux").write_text("x = undefined_name\n")
    (fluxc.folder / "one_test.flux").write_text('import "array"\ntestcase one { array.from(rows: [{a: 1}]) }\n')
    fluxc.ok("bucket", "create", "--data", "store", "b")


def test_closed_pipe(fluxc):
    """As of any program in a pipeline: no word, and the end by SIGPIPE."""
    prepare(fluxc)
    for command in COMMANDS:
        read_end, write_end = os.pipe()
        os.close(read_end)
        done = subprocess.run([fluxc.program, *command], stdout=write_end, stderr=subprocess.PIPE, cwd=fluxc.folder,
                              timeout=120, check=False)
        os.close(write_end)
        assert done.returncode == -signal.SIGPIPE and done.stderr == b"", (command, done)


def test_full_device(fluxc):
    prepare(fluxc)
    for command in COMMANDS:
        with open("/dev/full", "wb") as full:
            done = subprocess.run([fluxc.program, *command], stdout=full, stderr=subprocess.PIPE, cwd=fluxc.folder,
                                  timeout=120, check=False)
        assert done.returncode == 1 and b"cannot write to standard output" in done.stderr, (command, done)


# Each says something on standard error.
SPEAKING = [
    (1, ("run", "no.flux")),
    (1, ("run", "-e", "x = undefined_name")),
    (1, ("run", "-e", 'import "array"\narray.from(rows: [{a: 1}]) |> sum(column: "b")')),
    (1, ("run", "-e", "filter = 1")),
    (1, ("check", "no.flux")),
    (1, ("explain", "no.flux")),
    (1, ("compile", "no.flux", "-o", "x")),
    (1, ("disasm", "no.flux")),
    (1, ("test", "no.flux")),
    (2, ("explain-error", "nothing")),
    (2, ("rnu",)),
    (0, ("write", "--data", "store", "--bucket", "b", "good.lp")),
    (1, ("write", "--data", "store", "--bucket", "b", "long.flux")),
    (1, ("bucket", "create", "--data", "store", "b")),
    (1, ("store", "verify", "--data", "none")),
    (1, ("store", "repair", "--data", "none")),
]


def test_messages_that_nobody_can_read(fluxc):
    """The exit code stays what it is."""
    prepare(fluxc)
    (fluxc.folder / "good.lp").write_text("m f=1 1\n")
    for code, command in SPEAKING:
        assert fluxc(*command).returncode == code and fluxc(*command).stderr, (command, fluxc(*command))
        read_end, write_end = os.pipe()
        os.close(read_end)
        with open("/dev/full", "wb") as full, os.fdopen(write_end, "wb") as closed_pipe:
            for errors in full, closed_pipe:
                done = subprocess.run([fluxc.program, *command], stdout=subprocess.DEVNULL, stderr=errors,
                                      cwd=fluxc.folder, timeout=120, check=False)
                assert done.returncode == code, (command, errors.name, done)
        closed = fluxc(*command, limit=lambda: os.close(2))
        assert closed.returncode == code, (command, closed)


STEERING = "a\x1b[2Jb\x07"


def on_terminal(fluxc, *command):
    """What a terminal would get."""
    terminal, program_side = pty.openpty()
    process = subprocess.Popen([fluxc.program, *command], stdout=program_side, stderr=program_side, cwd=fluxc.folder,
                               env={**os.environ, "NO_COLOR": "1"})
    os.close(program_side)
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 1 << 16)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(terminal)
    process.wait(60)
    return shown


def test_nothing_steers_the_terminal(fluxc):
    (fluxc.folder / f"{STEERING}.flux").write_text("x = undefined_name\n")
    (fluxc.folder / "source.flux").write_text(f'x = "{STEERING}" + 1\n')
    (fluxc.folder / "data.csv").write_text(f"name\n{STEERING}\n")
    read = 'import "csv"\ncsv.from(file: "data.csv", mode: "raw")'
    for command in [("check", f"{STEERING}.flux"), ("check", f"no{STEERING}.flux"), ("check", "source.flux"),
                    ("run", f"--{STEERING}"), ("run", "--format", "csv", "-e", read), ("run", "-e", read),
                    ("run", "-e", read + '|> map(fn: (r) => ({x: int(v: r.name)}))')]:
        shown = on_terminal(fluxc, *command)
        assert b"\\x1b[2J" in shown and b"\x1b" not in shown and b"\x07" not in shown, (command, shown)
    piped = fluxc.ok("run", "-e", read)
    assert STEERING in piped, piped
