"""Points for comparisons of sources: tags that some series lack, all types of values, times between seconds, and text
that has to be quoted."""

DAY = 86_400
START = 1_704_067_200  # 2024-01-01T00:00:00Z


def escaped(text):
    for character in "\\, =":
        text = text.replace(character, "\\" + character) if character != "\\" else text
    return text


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# What annotated CSV writes alike, or needs quotes for.
TEXTS = ["", "plain", "one\r\ntwo", "one\ntwo", "one\rtwo", "\r", "\r\n", " space", "a,b", 'a "b"', "\\r\\n", "\\", "\\.", "#x",
         "ä€", "null", "="]


def lines(has_unsigned=True):
    """All lines of line protocol, with times in nanoseconds; servers before 1.8 know no unsigned numbers."""
    out = []
    series = ["host=a,region=eu", "host=b,region=us", "host=b", "Zone=z1,host=c,region=us", "region=us", "host=a\\ b,region=eu",
              "host=a!b,region=eu", "host-x=1", "host=d"]
    state = 12345
    for number, tags in enumerate(series):
        for step in range(0, 2 * DAY, 433 + 101 * number):
            state = (state * 1103515245 + 12345) % 2**31
            if step % 7 == number % 7:
                continue
            value = state % 100_000 / 1000
            time = (START + step) * 1_000_000_000 + state % 1000
            fields = [f"usage={value}", f"idle={state % 13 - 3}i"]
            if number % 2 == 0:
                fields.append(f"up={'true' if state % 3 else 'false'}")
            if step % 5 == 0:
                fields.append(f'note="n \\"{state % 6}\\""')
            if number < 3 and has_unsigned:
                fields.append(f"total={state % 7}u")
            out.append(f"cpu,{tags} {','.join(fields)} {time}")
    for i in range(40):
        out.append(f"mem,host=a free={i / 3},flat={i // 8} {(START + 3600 * i) * 1_000_000_000}")
        out.append(f"mem,host=b free={0.1 * i} {(START + 1800 * i) * 1_000_000_000}")
    for path in ["/var/log", "/home", 'a "b", \\c = ${d}', "ä€"]:
        for i in range(5):
            out.append(f"disk,path={escaped(path)} used={i}i {(START + 60 * i) * 1_000_000_000}")
    for i, text in enumerate(TEXTS):
        out.append(f"text,kind=plain s={quoted('x' if text == '' or text.strip() != text else 'y')} {(START + 7200 * i) * 1_000_000_000}")
        out.append(f"text,kind=all s={quoted(text)},n={i}i {(START + 7200 * i) * 1_000_000_000}")
    out.append(f'text,kind=empty s="" {START * 1_000_000_000}')
    for i, value in enumerate([2**53 + 1, 1, 3, 2**53 + 1, -2**62]):
        out.append(f"huge,host=a n={value}i {(START + 3600 * i) * 1_000_000_000}")
    out.append(f"odd,import=yes,_x=1 v=1 {START * 1_000_000_000 + 1}")
    return out
