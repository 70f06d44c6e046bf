"""What every gate shares: which files there are, and how a verdict is reported."""

import os
import subprocess
import sys

SOURCE_ENDINGS = (".h", ".cpp", ".def")


def tracked_files():
    """Files that git tracks or would track."""
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], check=True,
                            capture_output=True, text=True).stdout.splitlines()
    return [path for path in listed if os.path.exists(path)]


def source_files(*folders, endings=SOURCE_ENDINGS):
    return [path for path in tracked_files()
            if path.endswith(endings) and (not folders or path.split("/")[0] in folders)]


class Gate:
    """Collects findings; `finish` prints them and exits with 1 when there are any."""

    def __init__(self, name):
        self.name = name
        self.findings = []

    def fail(self, finding):
        self.findings.append(finding)

    def finish(self):
        for finding in self.findings:
            print(f"{self.name}: {finding}")
        sys.exit(1 if self.findings else 0)
