#!/usr/bin/env python3
"""What `fluxc store verify` and `fluxc store repair` say and do, and what becomes of a write that a crash tore.

Usage: repair.py [--fluxc PATH]
"""

import random
import re
import resource
import shutil
import sys

from damage import count, lines, run, write, write_and_kill
from trials import run_all


def newest_log(folder):
    return max((file for file in folder.glob("*.log") if file.stat().st_size > 0), key=lambda file: file.name)


def make(fluxc, folder):
    """A store with 3000 values in tables and 1000 in the log."""
    write(fluxc, folder, lines(0, 1500))
    write_and_kill(fluxc, folder, lines(1500, 500), 4000)


def verify(fluxc, folder):
    result = run(fluxc, "store", "verify", "--data", folder)
    return result.returncode, result.stdout


def whole(fluxc, folder):
    make(fluxc, folder)
    code, said = verify(fluxc, folder)
    assert code == 0 and "bucket db: 3 series, 4000 values" in said and "is whole" in said, said
    result = run(fluxc, "store", "repair", "--yes", "--data", folder)
    assert result.returncode == 0 and "nothing to repair" in result.stdout, result.stdout


def torn_tail(fluxc, folder):
    make(fluxc, folder)
    log = newest_log(folder)
    size = log.stat().st_size
    with log.open("ab") as file:
        file.write(b"\x12\x34\x56\x78\x00\x10\x01half of a write")
    values, said = count(fluxc, folder)
    assert values == 4000 and "warning" in said and "never completed" in said, (values, said)
    assert log.stat().st_size > size, "a reader changed the log"
    result = run(fluxc, "write", "--bucket", "db", "--data", folder, input="m,host=h0 v=1i,s=\"x\" 9000\n")
    assert result.returncode == 0 and "never completed" in result.stderr, result.stderr
    assert count(fluxc, folder) == (4002, ""), count(fluxc, folder)


def damage_within_the_log(fluxc, folder):
    make(fluxc, folder)
    log = newest_log(folder)
    data = bytearray(log.read_bytes())
    data[len(data) // 2] ^= 1
    log.write_bytes(data)
    values, said = count(fluxc, folder)
    assert values is None and "is damaged" in said, (values, said)
    code, said = verify(fluxc, folder)
    assert code == 1 and log.name in said, said
    before = {file.name: file.stat().st_size for file in folder.iterdir()}
    plan = run(fluxc, "store", "repair", "--data", folder)
    assert plan.returncode == 1 and f"lost: the writes in `{log.name}`" in plan.stdout, plan.stdout + plan.stderr
    assert "nothing was changed" in plan.stdout, plan.stdout
    assert before == {file.name: file.stat().st_size for file in folder.iterdir() if file.name != "LOCK"} | {
        "LOCK": before["LOCK"]}, "the plan changed the store"
    done = run(fluxc, "store", "repair", "--yes", "--data", folder)
    assert done.returncode == 0 and "the damaged store is kept in" in done.stdout, done.stdout + done.stderr
    assert count(fluxc, folder)[0] == 3000, count(fluxc, folder)
    assert verify(fluxc, folder)[0] == 0
    assert len(list(folder.parent.glob("store.damaged-*"))) == 1


def lost_head(fluxc, folder):
    make(fluxc, folder)
    (folder / "CURRENT").unlink()
    code, said = verify(fluxc, folder)
    assert code == 1 and "damaged: it has files of a store, but `CURRENT` is missing\n" in said, said
    for manifest in folder.glob("MANIFEST-*"):
        manifest.unlink()
    assert count(fluxc, folder)[0] is None
    done = run(fluxc, "store", "repair", "--yes", "--data", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert count(fluxc, folder)[0] == 4000, (count(fluxc, folder), done.stdout)


def lost_table(fluxc, folder):
    make(fluxc, folder)
    table = max(folder.glob("*.sst"), key=lambda file: file.stat().st_size)
    table.unlink()
    code, said = verify(fluxc, folder)
    assert code == 1 and table.name in said and "restore it" not in said and ".log" not in said, said
    assert count(fluxc, folder)[0] is None
    done = run(fluxc, "store", "repair", "--yes", "--data", folder)
    assert done.returncode == 0 and "lost: bucket \"db\":" in done.stdout, done.stdout + done.stderr
    assert verify(fluxc, folder)[0] == 0
    assert (count(fluxc, folder)[0] or 0) >= 1000, count(fluxc, folder)


def folder_for_table(fluxc, folder):
    """A table whose name a folder has got."""
    make(fluxc, folder)
    table = max(folder.glob("*.sst"), key=lambda file: file.stat().st_size)
    table.unlink()
    table.mkdir()
    repairs_without(fluxc, folder, table)


def links_for_table(fluxc, folder):
    """A table whose name a link to nowhere has got, among more of them: some come first, some last in a listing."""
    make(fluxc, folder)
    table = max(folder.glob("*.sst"), key=lambda file: file.stat().st_size)
    table.unlink()
    files = folder.rename(folder.parent / "files")
    folder.mkdir()
    for name in [table.name, *(f"9{number:05}.sst" for number in range(50))]:
        (folder / name).symlink_to(folder.parent / "nowhere")
    for file in files.iterdir():
        file.rename(folder / file.name)
    repairs_without(fluxc, folder, table)


def repairs_without(fluxc, folder, table):
    code, said = verify(fluxc, folder)
    assert code == 1 and table.name in said, said
    done = run(fluxc, "store", "repair", "--yes", "--data", folder)
    assert done.returncode == 0 and "repaired" in done.stdout, done.stdout + done.stderr
    assert verify(fluxc, folder)[0] == 0
    assert (count(fluxc, folder)[0] or 0) >= 1000, count(fluxc, folder)


def lost_names(fluxc, folder):
    """Values of which nothing says what they measured: nothing is put in the place of the store."""
    write(fluxc, folder, lines(0, 1500))
    for file in [*folder.glob("MANIFEST-*"), folder / "CURRENT", *folder.glob("*.log")]:
        file.unlink()
    for table in folder.glob("*.sst"):
        # The space of names.
        if b"default" in table.read_bytes():
            table.unlink()
    left = sorted(file.name for file in folder.iterdir())
    done = run(fluxc, "store", "repair", "--yes", "--data", folder)
    assert done.returncode == 1 and "nothing can be saved" in done.stdout, done.stdout + done.stderr
    assert "lost: a bucket of which neither the name nor the series are left, with 3000 values" in done.stdout, done.stdout
    assert "repaired" not in done.stdout, done.stdout
    assert left == sorted(file.name for file in folder.iterdir())
    assert not list(folder.parent.glob("store.*"))


def full_disk(fluxc, folder):
    """Files cannot grow so far that points could be sealed after they were stored."""
    text = "".join(f"m v=\"{random.randbytes(40_000).hex()}\" {i}\n" for i in range(100))
    limit = 12_000_000
    result = run(fluxc, "write", "--create", "--bucket", "db", "--data", folder, input=text, restore_signals=False,
                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert result.returncode == 0 and "100 points written" in result.stderr, result.stderr
    assert "warning: the points are stored" in result.stderr and "try again" not in result.stderr, result.stderr
    script = 'from(bucket: "db") |> range(start: 0) |> group() |> count()'
    found = run(fluxc, "run", "--data", folder, "-e", script)
    assert ",100" in found.stdout, found.stdout + found.stderr


def values_of(said):
    return {name: int(values) for name, values in re.findall(r"^bucket ([\w-]+): \d+ series, (\d+) values", said, re.M)}


def one_bad_block(fluxc, folder):
    """A flipped bit costs what is in its block, and no bucket all of it."""
    original = folder.with_name(folder.name + ".original")
    for bucket, series in (("many", 3000), ("few", 1500)):
        text = "".join(f"m,host={bucket}{i:04} v={i * 7 % 13}.5 {k}\n" for i in range(series) for k in (1, 2, 3))
        result = run(fluxc, "write", "--create", "--bucket", bucket, "--data", original, input=text)
        assert result.returncode == 0, result.stderr
    wanted = {"many": 9000, "few": 4500}
    for table in sorted(original.glob("*.sst")):
        for place in range(90, table.stat().st_size * 3 // 4, 5000):
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(original, folder)
            data = bytearray(table.read_bytes())
            data[place] ^= 4
            (folder / table.name).write_bytes(data)
            result = run(fluxc, "store", "repair", "--yes", "--data", folder)
            where = f"{table.name} at {place}: {result.stdout}{result.stderr}"
            assert result.returncode == 0 and "repaired" in result.stdout, where
            code, said = verify(fluxc, folder)
            left = list(values_of(said).values())
            assert code == 0 and len(left) == 2, where + said
            assert sum(left) >= 9000 and min(left) >= 1500, where + said
            assert sum(left) == sum(wanted.values()) or "lost:" in result.stdout, where + said
            for kept in folder.parent.glob(folder.name + ".damaged-*"):
                shutil.rmtree(kept)
    shutil.rmtree(original)


def no_store(fluxc, folder):
    for command in ("verify", "repair"):
        result = run(fluxc, "store", command, "--data", folder)
        assert result.returncode == 1 and "no data directory" in result.stderr, result.stderr
    assert not folder.exists()


TESTS = {
    "a whole store": whole,
    "a torn write at the end of the log": torn_tail,
    "damage within the log": damage_within_the_log,
    "no head": lost_head,
    "a table is missing": lost_table,
    "a folder in the place of a table": folder_for_table,
    "links to nowhere in the place of a table": links_for_table,
    "values without names": lost_names,
    "one bad block": one_bad_block,
    "a disk that is full after a write": full_disk,
    "no store": no_store,
}


if __name__ == "__main__":
    sys.exit(run_all(TESTS, __doc__))
