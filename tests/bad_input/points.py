"""What `fluxc write` reads: line protocol and CSV, compressed or not, and what of it holds no points."""

import bz2
import gzip
import os
import pty
import resource
import subprocess
import time


def zstd(content):
    """Content as Zstandard frames (RFC 8878) of one block each that is not compressed."""
    frames = b""
    for at in range(0, max(len(content), 1), 200):
        piece = content[at:at + 200]
        frames += b"\x28\xb5\x2f\xfd\x20" + bytes([len(piece)]) + (len(piece) << 3 | 1).to_bytes(3, "little") + piece
    return frames


def write(fluxc, *args):
    return ("write", "--data", fluxc.store, "--create", "--bucket", "b", *args)


def rows(fluxc, bucket="b"):
    """The points of a bucket, one a row."""
    script = (f'from(bucket: "{bucket}") |> range(start: 1970-01-01T00:00:00Z, stop: 2100-01-01T00:00:00Z)'
              ' |> map(fn: (r) => ({r with _value: string(v: r._value)})) |> group()'
              ' |> drop(columns: ["_start", "_stop"]) |> sort(columns: ["_measurement", "_field", "_time"])')
    return fluxc.ok("run", "--data", fluxc.store, "--format", "ndjson", "-e", script).splitlines()


LINES = "".join(f"m,t=a f={i},g=\"x\" {1_704_067_200 + i}\n" for i in range(1000)).encode()


def test_compressed_points(fluxc):
    """Gzip and zstd, whole and of several members, by content and not by name."""
    forms = {"plain": LINES, "a.txt": gzip.compress(LINES), "b": zstd(LINES), "one.gz": LINES,
             "zeros.gz": gzip.compress(LINES) + bytes(300_000),
             "members": gzip.compress(LINES[:5000]) + gzip.compress(LINES[5000:]),
             "mark.gz": gzip.compress(b"\xef\xbb\xbf" + LINES)}
    for name, content in forms.items():
        (fluxc.folder / name).write_bytes(content)
        result = fluxc(*write(fluxc, "--precision", "s", name))
        assert result.stderr == f"{name}: 1000 points written (2000 values)\n" and result.returncode == 0, result
    assert fluxc.count("b") == 2000
    # The same from a pipe, some bytes at a time.
    reader, writer = os.pipe()
    if os.fork() == 0:
        os.close(reader)
        content = gzip.compress(LINES)
        for at in range(0, len(content), 700):
            os.write(writer, content[at:at + 700])
            time.sleep(0.002)
        os._exit(0)
    os.close(writer)
    script = f"exec {fluxc.program} write --data {fluxc.store} --bucket b --precision s - <&{reader}"
    result = subprocess.run(["bash", "-c", script], pass_fds=[reader], capture_output=True, text=True, timeout=120)
    os.close(reader)
    assert result.stderr == "stdin: 1000 points written (2000 values)\n", result


def test_damaged_compression(fluxc):
    """Bytes that stop or are wrong are an error, and what came before stays."""
    large = b"".join(b"m,t=%d f=%d %d\n" % (i % 7, i * 7919 % 1000, i) for i in range(200_000))
    packed = gzip.compress(large)
    files = {"short.gz": (packed[:-20], "the gzip data stop in the middle"),
             "behind.gz": (gzip.compress(LINES) + bytes(1000) + b"x", "the gzip data are damaged"),
             "wrong.gz": (packed[:-8] + bytes(8), "the gzip data are damaged"),
             "short.zst": (zstd(LINES)[:-5], "the zstd data stop in the middle"),
             "wrong.zst": (zstd(LINES) + b"xxxxxxx", "the zstd data are damaged"),
             "two.gz": (gzip.compress(gzip.compress(LINES)), "compressed data, not line protocol"),
             "a.bz2": (bz2.compress(LINES), "compressed data, not line protocol")}
    for name, (content, says) in files.items():
        (fluxc.folder / name).write_bytes(content)
        text = fluxc.fails(*write(fluxc, name), says=[f"{name}: ", says])
        assert text.count("\n") == 1, text
    assert fluxc.count("b") > 100_000


def test_bomb(fluxc):
    """What decompresses to a thousand times its size takes no more memory than other text."""
    comments = gzip.compress(b"# nothing\n" * 20_000_000 + b"m f=1 1\n")
    assert len(comments) < 1_000_000
    (fluxc.folder / "bomb.gz").write_bytes(comments)

    def little():
        resource.setrlimit(resource.RLIMIT_DATA, (400 << 20, 400 << 20))

    result = fluxc(*write(fluxc, "bomb.gz"), limit=little)
    assert result.stderr == "bomb.gz: 1 point written (1 value)\n", result


WEATHER = """#constant measurement,weather
#constant tag,source,csv
#timezone +0100
#datatype ignored,dateTime:2006-01-02 15:04,tag,"double:,.",long,boolean:yes:no,string
id,time,place,rain,hits,wet,note
1,2024-01-01 01:00,a,"1.234,5",7,yes,"line one
line two"
2,2024-01-01 01:00,,0,8,no,
"""


def test_csv_with_extended_annotations(fluxc):
    (fluxc.folder / "w.csv").write_text(WEATHER)
    fluxc.ok(*write(fluxc, "w.csv"))
    found = rows(fluxc)
    assert len(found) == 7, found
    assert all('"_time":"2024-01-01T00:00:00Z"' in row and '"source":"csv"' in row for row in found), found
    assert any('"_field":"rain"' in row and '"_value":"1234.5"' in row and '"place":"a"' in row for row in found), found
    assert any('"_field":"note"' in row and "line one\\nline two" in row for row in found), found
    # Cut anywhere, compressed, and with other ends of lines it is the same.
    for name, content in {"crlf.csv": WEATHER.replace("\n", "\r\n").encode(), "w.zst": zstd(WEATHER.encode())}.items():
        (fluxc.folder / name).write_bytes(content)
        fluxc.ok(*write(fluxc, name))
        assert rows(fluxc) == found, name


def test_csv_of_a_query(fluxc):
    """What a query prints can be written again, and is the same."""
    (fluxc.folder / "a.lp").write_text('cpu,host=a f=1.5,n=2i,s="x, y" 1704067200000000000\ncpu f=2.5 1704067260000000000\n')
    fluxc.ok(*write(fluxc, "a.lp"))
    range_ = "range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)"
    (fluxc.folder / "out.csv").write_text(
        fluxc.ok("run", "--data", fluxc.store, "--format", "csv", "-e", f'from(bucket: "b") |> {range_}'))
    result = fluxc("write", "--data", fluxc.store, "--create", "--bucket", "copy", "out.csv")
    assert result.returncode == 0 and "4 points written (4 values)" in result.stderr, result
    assert rows(fluxc, "copy") == rows(fluxc)


def test_plain_csv(fluxc):
    """A header row alone, with what is missing from the command line."""
    (fluxc.folder / "p.csv").write_text("host,load,count,at\na,1.5,2i,1704067200\nb,,3i,1704067260\n")
    fluxc.fails(*write(fluxc, "p.csv"), says=["p.csv: line 1: no column is the measurement", "--header"])
    typed = ("--header", "#constant measurement,cpu", "--header", "#datatype tag,double,field,dateTime", "--precision", "s")
    result = fluxc(*write(fluxc, *typed, "p.csv"))
    assert result.stderr == "p.csv: 2 points written (3 values)\n", result
    assert len(rows(fluxc)) == 3
    named = ("--header", "#constant measurement,cpu", "--header", "host|tag,load|double|9,count,at|time", "--skip-header", "1")
    result = fluxc(*write(fluxc, *named, "--precision", "s", "p.csv"))
    assert result.stderr == "p.csv: 2 points written (4 values)\n", result
    assert any('"_value":"9"' in row for row in rows(fluxc))
    (fluxc.folder / "s.csv").write_text("sep=;\n_measurement;f;_time\nm;1;5\n")
    assert "1 point written" in fluxc(*write(fluxc, "s.csv")).stderr


def test_csv_rows_that_are_no_points(fluxc):
    """Each is told of by line and column, and the others are written."""
    text = ("#datatype measurement,tag,double,long,dateTime:RFC3339\nm,t,f,n,time\n"
            "m,a,1,2,2024-01-01T00:00:00Z\n"
            "m,a,one,2,2024-01-01T00:00:01Z\n"
            "m,a,1,2.5,2024-01-01T00:00:02Z\n"
            "m,a,1,2,yesterday\n"
            ",a,1,2,2024-01-01T00:00:03Z\n"
            "m,a,,,2024-01-01T00:00:04Z\n"
            "m,a,1\n"
            "m,a,NaN,2,2024-01-01T00:00:05Z\n"
            "m,b,3,4,\n"
            'm,"c')
    (fluxc.folder / "r.csv").write_text(text)
    said = fluxc.fails(*write(fluxc, "r.csv"), says=[
        "r.csv:4: column `f`: cannot read `one` as double: `m,a,one,2,2024-01-01T00:00:01Z`",
        "r.csv:5: column `n`: `2.5` has a fraction", "r.csv:6: column `time`: cannot read `yesterday`",
        "r.csv:7: column `m`: there is no measurement", "r.csv:8: the row has no value of a field",
        "r.csv:9: the row has 3 cells, the header 5", "r.csv:10: column `f`: `NaN` is not a finite number",
        "r.csv:12: a quote is not closed", "2 points written (4 values), 8 lines rejected"])
    assert said.count("\n") == 9, said
    # The store's own reasons have lines, too.
    (fluxc.folder / "type.csv").write_text("#datatype measurement,string\nm,f\nm,text\n")
    fluxc.fails(*write(fluxc, "type.csv"), says=["type.csv:3: ", "field type conflict", "1 line rejected"])


def test_rejected_lines_go_to_a_file(fluxc):
    """As they were, each below the reason, so that they can be mended and written."""
    lines = "m v=1 1\nm v= 2\n# a comment\nm v=3i 3\r\nm v=4 4\nm g=\"two\nlines\" x\n" + "m v=bad 7\n" * 3000
    (fluxc.folder / "a.lp").write_text(lines)
    fluxc.fails(*write(fluxc, "--rejected", "again.lp", "a.lp"), says=["a.lp: 2 points written", "3003 lines rejected"])
    text = (fluxc.folder / "again.lp").read_text()
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert len(comments) == 3003 and comments[0].startswith("# a.lp:2: ") and "field type conflict" in comments[1], text[:500]
    assert text.startswith(comments[0] + "\nm v= 2\n" + comments[1] + "\nm v=3i 3\n" + comments[2] + "\nm g=\"two\nlines\" x\n"), text[:500]
    mended = text.replace("v= 2", "v=2 2").replace("3i", "3").replace('" x', '" 6').replace("bad", "7")
    (fluxc.folder / "mended.lp").write_text(mended)
    fluxc.ok(*write(fluxc, "--rejected", "again.lp", "mended.lp"))
    assert fluxc.count("b") == 6 and (fluxc.folder / "again.lp").read_text() == ""
    # Rows of CSV come with their head, those that the store rejects, too.
    table = "#constant measurement,c\n#datatype tag,{},dateTime:number\nt,v,time\n"
    csv = table.format("double") + "a,1,1\na,x,2\n# a comment\na,3,3,3\n" + table.format("long") + "b,5,5\n" * 1500
    (fluxc.folder / "c.csv").write_text(csv)
    fluxc.fails(*write(fluxc, "--rejected", "again.csv", "c.csv"), says=["c.csv: 1 point written", "1502 lines rejected"])
    text = (fluxc.folder / "again.csv").read_text()
    assert text.startswith(table.format("double") + "# c.csv:5: ") and text.count("#datatype") == 2, text[:500]
    mended = text.replace("a,x,2", "a,2,2").replace("a,3,3,3", "a,3,3").replace(",long", ",double")
    (fluxc.folder / "mended.csv").write_text(mended)
    fluxc.ok(*write(fluxc, "mended.csv"))
    assert fluxc.count("b") == 6 + 4
    fluxc.fails(*write(fluxc, "--rejected", "no/folder", "a.lp"), says=["cannot write `no/folder`"])


def test_csv_tables_without_a_meaning(fluxc):
    """They end the file; nothing of them is written."""
    for text, says in [("#datatype measurement,tag\nm,t\nm,a\n", "line 2: no column is a field"),
                       ("#datatype measurement,mony\nm,f\nm,1\n", "line 2: column `f`: there is no datatype `mony`"),
                       ("#datatype measurement,double\nm,f,g\nm,1,2\n", "line 2: the header has 3 cells, the annotations 2"),
                       ("_measurement,_field,x\nm,f,1\n", "line 1: there is a column `_field`, but none `_value`"),
                       ("#datatype measurement,double,time,time\nm,f,a,b\nm,1,2,3\n", "line 2: columns `a` and `b` both are the time"),
                       ("#datatype measurement,double,double\nm,f,f\nm,1,2\n", "line 2: there are two columns `f`"),
                       ("#timezone Nowhere/Land\n#datatype measurement,double\nm,f\nm,1\n", "line 1: there is no time zone `Nowhere/Land`"),
                       ("#concat,string,a,${b}\n_measurement,f\nm,1\n", "line 1: `#concat` is not supported"),
                       ("#constant measurement\n#datatype double\nf\n1\n", "line 1: `#constant` has no value")]:
        (fluxc.folder / "t.csv").write_text(text)
        said = fluxc.fails(*write(fluxc, "t.csv"), says=["t.csv: " + says])
        assert said.count("\n") == 1, said
    fluxc.fails(*write(fluxc, "--header", "#constant nonsense,a,b", "--format", "csv", "-"), stdin="f\n1\n",
                says=["there is no datatype `nonsense`"])
    fluxc.fails(*write(fluxc, "--format", "xml", "-"), code=2, stdin="", says=["lp", "csv"])


def test_absent_tags_as_the_project_says(fluxc):
    """`fluxc.toml` decides what absent tags are, the command line before it."""
    fluxc.ok(*write(fluxc, "-"), stdin="m,t=a f=1 1\nm,t=b f=2 1\nm f=3 1\n")
    (fluxc.folder / "s.flux").write_text(
        'from(bucket: "b") |> range(start: 1970-01-01T00:00:00Z) |> filter(fn: (r) => r.t != "a") |> keep(columns: ["_value"])')

    def values(*args):
        found = fluxc.ok("run", "--data", fluxc.store, "--format", "ndjson", *args, "s.flux")
        return sorted(line.split('"_value":')[1].strip("}") for line in found.splitlines())

    assert values() == ["2", "3"] and values("--null-tags", "strict") == ["2"]
    (fluxc.folder / "fluxc.toml").write_text('[semantics]\nnull-tags = "strict"\n')
    assert values() == values("--no-optimize") == ["2"] and values("--null-tags", "influxdb") == ["2", "3"]
    fluxc.fails("run", "--null-tags", "strickt", "s.flux", code=2, says=["did you mean `strict`?"])


def test_progress(fluxc):
    """A terminal sees points a second and what is rejected; nobody else does."""
    lines = [b"m,t=%d f=%d %d\n" % (i % 99, i, i) for i in range(1000)]
    os.mkfifo(fluxc.folder / "slow.lp")
    main, terminal = pty.openpty()
    if os.fork() == 0:
        fluxc.on_terminal(terminal, {}, *write(fluxc, "slow.lp"))
        os._exit(0)
    os.close(terminal)
    with open(fluxc.folder / "slow.lp", "wb", buffering=0) as slow:
        # Longer than what lies between two lines of progress.
        for part in (b"bad\n", *lines[:3], b"".join(lines[3:])):
            slow.write(part)
            time.sleep(0.25)
    said = b""
    try:
        while part := os.read(main, 1 << 16):
            said += part
    except OSError:
        pass
    os.close(main)
    os.wait()
    assert b" a second" in said and b"1 line rejected" in said, said[-2000:]
    assert b"slow.lp: 1000 points written" in said, said[-2000:]
    (fluxc.folder / "fast.lp").write_bytes(b"".join(lines))
    assert b" a second" not in fluxc(*write(fluxc, "fast.lp")).stderr.encode()
