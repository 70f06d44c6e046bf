#!/usr/bin/env python3
"""Writes the example readings as line protocol: one day of one-minute points of several hosts and machines.

The data has what real data has: gaps, points that arrive late, points that arrive twice with another value, and a
counter that starts again from zero. It is the same on every machine and every run.

Usage: generate_data.py [FOLDER]   (default: the folder `data` beside this script)
"""

import pathlib
import sys

DAY_START = 1_704_067_200  # 2024-01-01T00:00:00Z
MINUTES = 24 * 60
HOSTS = [("web-01", "eu-west"), ("web-02", "eu-west"), ("db-01", "us-east")]
MACHINES = [("press-1", "hall-a"), ("press-2", "hall-a"), ("lathe-1", "hall-b"), ("oven 7", "hall-c")]


class Random:
    """A 64-bit xorshift generator: the same numbers everywhere, unlike a library's that may change."""

    def __init__(self, seed):
        self.state = seed

    def unit(self):
        x = self.state
        x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
        self.state = x
        return (x >> 11) / (1 << 53)

    def walk(self, value, step, low, high):
        return min(high, max(low, value + (self.unit() * 2 - 1) * step))


def escape_tag(text):
    return text.replace(",", "\\,").replace("=", "\\=").replace(" ", "\\ ")


def point(measurement, tags, fields, minute):
    tag_text = "".join(f",{key}={escape_tag(value)}" for key, value in tags)
    return f"{measurement}{tag_text} {fields} {(DAY_START + minute * 60) * 1_000_000_000}"


def cpu(rng):
    """Usage in per cent, and a counter of interrupts that `db-01` loses in a restart at 13:37."""
    for host, region in HOSTS:
        user, interrupts = 20 + 30 * rng.unit(), 1000
        for minute in range(MINUTES):
            user = rng.walk(user, 2.5, 0, 100)
            interrupts += int(rng.unit() * 900)
            if host == "db-01" and minute == 13 * 60 + 37:
                interrupts = 0
            yield point("cpu", [("host", host), ("region", region)],
                        f"usage_user={user:.2f},usage_system={user / 7:.3f},interrupts={interrupts}i", minute)


def mem(rng):
    """Memory use; `web-02` is silent from 04:00 to 05:30 and has no region."""
    for host, region in HOSTS:
        used = 40 + 20 * rng.unit()
        tags = [("host", host)] + ([("region", region)] if host != "web-02" else [])
        for minute in range(MINUTES):
            used = rng.walk(used, 0.8, 5, 98)
            if host == "web-02" and 240 <= minute < 330:
                continue
            swapping = "true" if used > 90 else "false"
            yield point("mem", tags, f"used_percent={used:.2f},available={int((100 - used) * 1e7)}i,swapping={swapping}", minute)


def environmental_sensors(rng):
    """Temperature and humidity per machine; single readings are missing at random."""
    for machine, location in MACHINES:
        temperature, humidity = 18 + 8 * rng.unit(), 45.0
        for minute in range(MINUTES):
            temperature = rng.walk(temperature, 0.3, -10, 80)
            humidity = rng.walk(humidity, 0.7, 10, 95)
            if rng.unit() < 0.04:
                continue
            yield point("environmental_sensors", [("location", location), ("machine_id", machine)],
                        f"temperature={temperature:.1f},humidity={humidity:.1f}", minute)


def machine_vibration(rng):
    """Vibration in mm/s with a textual state; `lathe-1` only runs in the day shift."""
    for machine, location in MACHINES:
        level = 2.0
        for minute in range(MINUTES):
            level = rng.walk(level, 0.2, 0.1, 12)
            if machine == "lathe-1" and not 360 <= minute < 840:
                continue
            state = "alarm" if level > 7.1 else "ok"
            yield point("machine_vibration", [("location", location), ("machine_id", machine)],
                        f'rms={level:.3f},state="{state}"', minute)


def disturb(lines, rng):
    """Moves some points later in the file, and repeats some with an outdated value before the right one."""
    lines = list(lines)
    result, late = [], []
    for number, line in enumerate(lines):
        if rng.unit() < 0.01:
            late.append((number + 1 + int(rng.unit() * 400), line))
            continue
        if rng.unit() < 0.005:
            result.append(outdated(line))
        result.append(line)
        while late and late[0][0] <= number:
            result.append(late.pop(0)[1])
    return result + [line for _, line in late]


def outdated(line):
    """The same series and time with the first float field set to 0."""
    head, fields, time = line.rsplit(" ", 2)
    if '"' in fields:
        return line
    parts = fields.split(",")
    return f"{head} {parts[0].split('=')[0]}=0.0{''.join(',' + part for part in parts[1:])} {time}"


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "data"
    folder.mkdir(parents=True, exist_ok=True)
    for seed, series in enumerate([cpu, mem, environmental_sensors, machine_vibration], start=1):
        rng = Random(88172645463325252 * seed % (1 << 64))
        lines = disturb(series(rng), rng)
        (folder / f"{series.__name__}.lp").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
