#!/usr/bin/env python3
"""What `fluxc store stats`, `backup`, `restore` and `export` say and do, also beside a writer and when they are killed.

Usage: copies.py [--fluxc PATH]
"""

import random
import resource
import signal
import subprocess
import sys
import time

from damage import count, lines, run, write, write_and_kill
from trials import run_all

ODD = ('m\\ 1,host=a\\,b,k\\=y=é v=1.5,w="a \\"quoted\\" \\\\ text",t=true,i=-3i,u=7u 1\n'
       'm\\ 1,host=a\\,b,k\\=y=é v=5e-324,w="",t=false,i=-9223372036854775808i,u=18446744073709551615u -2\n')


def exported(fluxc, folder, *options):
    result = run(fluxc, "store", "export", "--data", folder, "--bucket", "db", *options)
    assert result.returncode == 0, result.stderr
    return result.stdout


def stats(fluxc, folder):
    result = run(fluxc, "store", "stats", "--data", folder)
    assert result.returncode == 0, result.stderr
    head, *rows = [line.split() for line in result.stdout.splitlines()]
    return [dict(zip(head, row)) for row in rows if not row[0].startswith("_")]


def backup(fluxc, folder, to):
    return run(fluxc, "store", "backup", to, "--data", folder)


def says_what_is_there(fluxc, folder):
    write(fluxc, folder, lines(0, 1500))
    write_and_kill(fluxc, folder, lines(1500, 500), 4000)
    (found,) = stats(fluxc, folder)
    assert (found["bucket"], found["series"], found["fields"]) == ("db", "3", "6"), found
    assert (found["values"], found["unsealed"]) == ("3000", "1000"), found
    assert found["first"] == "1970-01-01T00:00:00Z" and found["last"] == "1970-01-01T00:00:00.000001999Z", found
    assert int(found["bytes"]) > 0, found
    assert run(fluxc, "store", "stats", "--data", folder / "not").returncode == 1


def comes_back(fluxc, folder):
    """Points in chunks and in the log."""
    write(fluxc, folder, lines(0, 1500))
    write_and_kill(fluxc, folder, lines(1500, 500), 4000)
    copy, again = folder.parent / "copy", folder.parent / "again"
    result = backup(fluxc, folder, copy)
    assert result.returncode == 0 and "bucket db: 3 series, 4000 values" in result.stdout, result
    write(fluxc, folder, lines(2000, 500))
    assert count(fluxc, copy) == (4000, ""), count(fluxc, copy)
    result = run(fluxc, "store", "restore", copy, "--data", again)
    assert result.returncode == 0, result.stderr
    assert exported(fluxc, again) == exported(fluxc, copy) != exported(fluxc, folder)
    write(fluxc, again, lines(2000, 500))
    assert exported(fluxc, again) == exported(fluxc, folder)


def replaces_nothing(fluxc, folder):
    write(fluxc, folder, lines(0, 10))
    copy = folder.parent / "copy"
    copy.mkdir()
    assert backup(fluxc, folder, copy).returncode == 0  # an empty directory
    for attempt in (backup(fluxc, folder, copy), run(fluxc, "store", "restore", copy, "--data", folder)):
        assert attempt.returncode == 1 and "nothing is replaced" in attempt.stderr, attempt
    inside = backup(fluxc, folder, folder / "copy")
    assert inside.returncode == 1 and "lies in the store" in inside.stderr, inside
    assert not (folder / "copy.partial").exists()


def refuses_damage(fluxc, folder):
    write(fluxc, folder, lines(0, 3000))
    table = max(folder.glob("*.sst"), key=lambda file: file.stat().st_size)
    data = bytearray(table.read_bytes())
    data[len(data) // 4] ^= 1
    table.write_bytes(data)
    result = backup(fluxc, folder, folder.parent / "copy")
    assert result.returncode == 1 and "is damaged" in result.stderr, result
    assert sorted(path.name for path in folder.parent.iterdir()) == ["store"]


def no_room(fluxc, folder):
    """Files may not grow beyond what the copy needs."""
    chooser = random.Random(1)
    text = "".join(f"m v={chooser.random()} {i}\n" for i in range(100_000))
    write(fluxc, folder, text)
    result = subprocess.run([fluxc, "store", "backup", folder.parent / "copy", "--data", folder], capture_output=True,
                            text=True, timeout=60, preexec_fn=lambda: limit_files(200_000))
    assert result.returncode == 1 and "no space left" in result.stderr, result
    assert sorted(path.name for path in folder.parent.iterdir()) == ["store"]


def limit_files(size):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def beside_a_writer(fluxc, folder):
    """Of a batch a copy has all or nothing, and what was acknowledged before it began it has."""
    write(fluxc, folder, "")
    writer = subprocess.Popen([fluxc, "write", "--bucket", "db", "--data", folder], stdin=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)
    at = 0
    for number in range(5):
        writer.stdin.write(lines(at, 2000))
        writer.stdin.flush()
        at += 2000
        before = count(fluxc, folder)[0]
        copy = folder.parent / f"copy{number}"
        result = backup(fluxc, folder, copy)
        assert result.returncode == 0, result.stderr
        found = count(fluxc, copy)[0]
        assert before <= found <= 2 * at, (before, found, at)
        text = exported(fluxc, copy)
        assert text.count(" v=") == text.count(" s="), "half of some points"
    writer.stdin.close()
    assert writer.wait(timeout=60) == 0


def killed(fluxc, folder):
    """A copy that was cut off does not have the name of one."""
    chooser = random.Random(2)
    write(fluxc, folder, "".join(f"m,n=n{i % 50} v={chooser.random()} {i}\n" for i in range(200_000)))
    copy = folder.parent / "copy"
    for number in range(12):
        process = subprocess.Popen([fluxc, "store", "backup", copy, "--data", folder], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(chooser.uniform(0, 0.2))
        ended = process.poll() is not None
        process.send_signal(signal.SIGINT if number % 2 else signal.SIGKILL)
        process.wait(timeout=60)
        if copy.exists():
            assert "is whole" in run(fluxc, "store", "verify", "--data", copy).stdout
            subprocess.run(["rm", "-r", copy], check=True)
        elif number % 2 and not ended:
            assert not (folder.parent / "copy.partial").exists(), "an interrupted copy was left"
        subprocess.run(["rm", "-rf", f"{copy}.partial"], check=True)
    assert "200000 values" in run(fluxc, "store", "verify", "--data", folder).stdout


def line_protocol(fluxc, folder):
    """What is exported and written again is the same, odd names and values included."""
    write(fluxc, folder, ODD + lines(0, 100))
    text = exported(fluxc, folder)
    again = folder.parent / "again"
    write(fluxc, again, text)
    assert exported(fluxc, again) == text and text.count("\n") == 210, text[:300]
    part = exported(fluxc, folder, "--start", "1970-01-01T00:00:00.00000001Z", "--stop", "1970-01-01T00:00:00.00000002Z")
    assert sorted({int(line.split(" ")[-1]) for line in part.splitlines()}) == list(range(10, 20)), part
    turned = run(fluxc, "store", "export", "--data", folder, "--bucket", "db", "--start", "1970-01-02", "--stop", "1970-01-01")
    assert (turned.returncode, turned.stdout) == (1, "") and \
        turned.stderr == "fluxc: start 1970-01-02T00:00:00Z is behind stop 1970-01-01T00:00:00Z\n", turned
    other = run(fluxc, "store", "export", "--data", folder, "--bucket", "dv")
    assert other.returncode == 1 and "did you mean `db`" in other.stderr, other


def no_line_protocol(fluxc, folder):
    """What has no form in line protocol is left out and counted; all else is exported."""
    write(fluxc, folder, lines(0, 10))
    script = """import "array"
        array.from(rows: [{_time: 2020-01-01T00:00:00Z, _measurement: "m", k: "a\\nb", _field: "v", _value: 1},
                          {_time: 2020-01-01T00:00:00Z, _measurement: "m", k: "a\\\\", _field: "v", _value: 1}])
            |> to(bucket: "db")"""
    done = run(fluxc, "run", "--data", folder, "-e", script)
    assert done.returncode == 0, done.stderr
    result = run(fluxc, "store", "export", "--data", folder, "--bucket", "db")
    assert result.returncode == 1 and "2 values of 2 series are left out, everything else is exported" in result.stderr, result
    assert result.stdout.count("\n") == 20, result.stdout


TESTS = {
    "stats": says_what_is_there,
    "backup and restore": comes_back,
    "nothing is replaced": replaces_nothing,
    "a damaged store": refuses_damage,
    "no room": no_room,
    "beside a writer": beside_a_writer,
    "cut off": killed,
    "export": line_protocol,
    "an export of what has no form in line protocol": no_line_protocol,
}


if __name__ == "__main__":
    sys.exit(run_all(TESTS, __doc__))
