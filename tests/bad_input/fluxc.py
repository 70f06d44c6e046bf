"""The program under test, and what to expect of it."""

import json
import os
import pathlib
import subprocess


class Fluxc:
    """The program under test in a scratch folder."""

    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)
        self.store = str(self.folder / "store")

    def __call__(self, *args, stdin=None, limit=None):
        return subprocess.run([self.program, *map(str, args)], capture_output=True, text=True, timeout=120, input=stdin,
                              errors="replace", cwd=self.folder, preexec_fn=limit)

    def on_terminal(self, terminal, environment, *args):
        """Runs with standard output and errors on a terminal, given as its descriptor."""
        inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        subprocess.run([self.program, *args], stdout=terminal, stderr=terminal, timeout=120, cwd=self.folder, check=False,
                       env={**inherited, **environment})
        os.close(terminal)

    def ok(self, *args, **more):
        result = self(*args, **more)
        assert result.returncode == 0, f"{args}: exit {result.returncode}: {result.stderr}"
        return result.stdout

    def fails(self, *args, code=1, says=(), **more):
        """Runs what must fail; every text of `says` must be in the message."""
        result = self(*args, **more)
        assert result.returncode == code, f"{args}: exit {result.returncode}, wanted {code}: {result.stdout} {result.stderr}"
        text = result.stdout + result.stderr
        for wanted in says:
            assert wanted in text, f"{args}: `{wanted}` is not in: {text}"
        return text

    def count(self, bucket):
        """How many points the bucket holds."""
        script = (f'from(bucket: "{bucket}") |> range(start: 1970-01-01T00:00:00Z, stop: 2100-01-01T00:00:00Z) '
                  "|> count() |> group() |> sum()")
        rows = self.ok("run", "--data", self.store, "--format", "ndjson", "-e", script)

        return sum(json.loads(line)["_value"] for line in rows.splitlines())
