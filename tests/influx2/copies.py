"""Points that go from InfluxDB 1.x to the embedded store, from there to InfluxDB 2.x and back again: the same tables."""

import comparison

FIRST, LAST = "copied_from_1x", "copied_from_2x"


def copy(fluxc, source, target):
    result = fluxc.run(f"from({source}) |> {comparison.RANGE} |> to({target})", "--quiet")
    assert result.returncode == 0, f"copy of {source.split(',')[0]}: {result.stderr}"


def tables(fluxc, where):
    result = fluxc.run(f"from({where}) |> {comparison.RANGE}", format="json")
    assert result.returncode == 0, result.stderr
    return result.stdout


def run(fluxc, old, new):
    """`old` is the side of 1.x, `new` where a bucket of 2.x is that nothing else uses."""
    for bucket in (FIRST, LAST):
        fluxc("bucket", "create", bucket)
    copy(fluxc, old.where, f'bucket: "{FIRST}"')
    copy(fluxc, f'bucket: "{FIRST}"', new)
    copy(fluxc, new, f'bucket: "{LAST}"')
    found = {name: tables(fluxc, where) for name, where in [
        ("the points", f'bucket: "{old.local}"'), ("InfluxDB 1.x", old.where), ("the store", f'bucket: "{FIRST}"'),
        ("InfluxDB 2.x", new), ("the store again", f'bucket: "{LAST}"')]}
    expected = found["the points"]
    unequal = [name for name, text in found.items() if text != expected]
    for name in unequal:
        print(f"== copies: {name}\n" + comparison.difference(expected, found[name]))
    print(f"{comparison.rows_in(expected)} rows go from 1.x to the store, to 2.x and back again "
          f"{'with differences' if unequal else 'unchanged'}")
    return not unequal
