"""The scripts of `queries.txt` over the embedded store and over servers: the same tables, and as many requests and rows
as `wire.tsv` says."""

import concurrent.futures
import json
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
RANGE = "range(start: 2024-01-01T00:00:00Z, stop: 2024-01-03T00:00:00Z)"
COUNTS = HERE / "wire.tsv"
# By version of the server: requests other than for the kind of the server, and rows in all answers to them.
COLUMNS = ["script", "rows given", "2.x requests", "2.x rows", "1.x requests", "1.x rows"]


class Query:
    """A script of `queries.txt` and what is known of it."""

    def __init__(self, block):
        head, self.text = block.split("\n", 1)
        known = re.search(r" \(([^)]*)\)$", head)
        self.name = head[: known.start()] if known else head
        facts = known.group(1).split(", ") if known else []
        self.fails = "fails" in facts
        self.versions = [version for version in ("1.x", "2.x") if version in facts] or ["1.x", "2.x"]

    def over(self, where):
        text = self.text.replace("FROM", f"from({where})").replace("AT", where)
        return text.replace("RANGE", RANGE)


def queries():
    return [Query(block) for block in (HERE / "queries.txt").read_text().split("\n# ")[1:]]


class Side:
    """A server that is compared with the store: a bucket that holds the same, and what counts on the way to it."""

    def __init__(self, version, local, where, wire):
        self.version, self.local, self.where, self.wire = version, local, where, wire


def difference(local, remote):
    one, other = local.split("\n"), remote.split("\n")
    for number, (left, right) in enumerate(zip(one, other)):
        if left != right:
            return f"line {number + 1}:\n  store:  {left}\n  server: {right}"
    return f"the store gives {len(one)} lines, the server {len(other)}"


def rows_in(text):
    results = json.loads(text)
    return sum(len(table["rows"]) for result in results for table in result.get("tables", []))


class Comparison:
    """Runs all scripts on all sides, which go their ways at the same time. `update` writes down what it counts, else that must
    be what is written."""

    def __init__(self, fluxc, sides, chosen=(), update=False):
        self.fluxc, self.sides, self.chosen, self.update = fluxc, sides, chosen, update
        self.known = self.read_counts()
        self.unequal = []

    @staticmethod
    def read_counts():
        if not COUNTS.exists():
            return {}
        rows = [line.split("\t") for line in COUNTS.read_text().split("\n") if line]
        return {row[0]: dict(zip(COLUMNS, row)) for row in rows[1:]}

    def write_counts(self):
        rows = [[self.known.get(query.name, {}).get(column, "") or "" for column in COLUMNS] for query in queries()]
        COUNTS.write_text("\n".join("\t".join(row) for row in [COLUMNS, *rows]) + "\n")

    def run(self):
        asked = [query for query in queries() if not self.chosen or query.name in self.chosen]
        with concurrent.futures.ThreadPoolExecutor(len(self.sides)) as threads:
            problems = list(threads.map(lambda side: self.problems_on(side, asked), self.sides))
        for query in asked:
            self.tell(query, sum((of_side.get(query.name, []) for of_side in problems), []))
        if self.update:
            self.write_counts()
        for side in self.sides:
            run = [query for query in asked if side.version in query.versions]
            counts = [self.known.get(query.name, {}) for query in run]
            total = {what: sum(int(count.get(f"{side.version} {what}") or 0) for count in counts) for what in ("requests", "rows")}
            print(f"{len(run)} scripts over the store and over InfluxDB {side.version}: {total['requests']} requests, "
                  f"{total['rows']} rows for {sum(int(count.get('rows given') or 0) for count in counts)}")
        print(f"{len(asked) - len(self.unequal)} of {len(asked)} scripts give the same on all sides")
        return not self.unequal

    def problems_on(self, side, asked):
        return {query.name: self.problems_of(query, side) for query in asked if side.version in query.versions}

    def tell(self, query, problems):
        if problems:
            self.unequal.append(query.name)
            print(f"== {query.name}\n{query.text.strip()}\n" + "\n".join(problems))

    def problems_of(self, query, side):
        local = self.fluxc.run(query.over(f'bucket: "{side.local}"'), format="json")
        side.wire.forget()
        remote = self.fluxc.run(query.over(side.where), format="json")
        for where, result in [("the store", local), ("InfluxDB " + side.version, remote)]:
            if (result.returncode != 0) != query.fails:
                return [f"over {where} it {'succeeds' if query.fails else 'fails: ' + result.stderr}"]
        if query.fails:
            return []
        if local.stdout != remote.stdout:
            return [f"over InfluxDB {side.version}: " + difference(local.stdout, remote.stdout)]
        return self.miscounted(query, side, rows_in(local.stdout))

    def miscounted(self, query, side, given):
        found = {f"{side.version} requests": side.wire.requests, f"{side.version} rows": side.wire.rows}
        known = self.known.setdefault(query.name, {"script": query.name})
        if side.version == "2.x" or "rows given" not in known:
            found["rows given"] = given
        if self.update:
            known.update({column: str(count) for column, count in found.items()})
            return []
        return [f"{column}: {count}, more than the {known.get(column)} of `wire.tsv`"
                for column, count in found.items() if count > int(known.get(column) or -1)]
