"""Starts database servers of Debian's packages for tests: each in a folder of its own, on a free port of the loopback
interface, as a user without rights where the tests have them, since servers refuse to run as root."""

import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile
import time

from certificates import Certificates

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))

from ports import free_port  # noqa: E402

USER = "nobody"
PASSWORD = "a pass/word%"
START_SECONDS = 120


def program(name, *folders):
    """Where a program is that need not be in the path."""
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", *map(str, folders)]))
    if found is None:
        raise FileNotFoundError(f"there is no `{name}`; tools/setup installs what tests need")
    return found


class Server:
    """A server that runs until the `with` ends."""

    def __init__(self):
        self.process = None

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="flux-sql-"))
        self.log = open(self.folder / "log", "wb")
        if os.getuid() == 0:
            account = pwd.getpwnam(USER)
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        self.port = free_port()
        try:
            self.prepare()
            self.process = self.spawn(self.command())
            self.wait_until_ready()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def as_user(self):
        return {"user": USER, "group": pwd.getpwnam(USER).pw_gid, "extra_groups": []} if os.getuid() == 0 else {}

    def spawn(self, command):
        return subprocess.Popen(command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
                                env={"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C"}, **self.as_user())

    def complete(self, command):
        if self.spawn(command).wait(timeout=START_SECONDS):
            raise RuntimeError(f"{command[0]} failed:\n{self.log_text()}")

    def log_text(self):
        return (self.folder / "log").read_text(errors="replace")

    def wait_until_ready(self):
        end = time.monotonic() + START_SECONDS
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"the server did not start:\n{self.log_text()}")
            time.sleep(0.1)

    def is_ready(self):
        return self.query("SELECT 1").returncode == 0

    def execute(self, text):
        """Runs statements by the database's own client and gives what it prints, cells parted by tabs."""
        result = self.query(text)
        if result.returncode:
            raise RuntimeError(result.stderr)
        return result.stdout.rstrip("\n")


class Postgres(Server):
    driver = "postgres"

    def prepare(self):
        self.certificates = Certificates(self.folder, USER)
        versions = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        self.programs = versions[-1:]
        (self.folder / "password").write_text(PASSWORD + "\n")
        os.chmod(self.folder / "password", 0o644)
        self.complete([program("initdb", *self.programs), "-D", "data", "-U", "tester", "-A", "scram-sha-256", "-E", "UTF8",
                       "--pwfile", "password", "--no-sync", "--locale", "C"])

    def command(self):
        return [program("postgres", *self.programs), "-D", "data", "-p", str(self.port), "-k", str(self.folder), "-F",
                "-c", "listen_addresses=127.0.0.1", "-c", "timezone=Asia/Kolkata", "-c", "datestyle=German",
                "-c", "ssl=on", "-c", f"ssl_cert_file={self.certificates.server}", "-c", f"ssl_key_file={self.certificates.key}"]

    def source(self, user="tester", password=PASSWORD, host="127.0.0.1", port=None, parameters="sslmode=disable"):
        escaped = "".join(c if c.isalnum() else f"%{ord(c):02X}" for c in password)
        return f"postgres://{user}:{escaped}@{host}:{port or self.port}/postgres?{parameters}"

    def query(self, text):
        return subprocess.run([program("psql", *self.programs), "-X", "-A", "-t", "-q", "-F", "\t", "-h", "127.0.0.1", "-p",
                               str(self.port), "-U", "tester", "-v", "ON_ERROR_STOP=1", "-c", text, "postgres"],
                              env={"PATH": os.environ["PATH"], "PGPASSWORD": PASSWORD}, capture_output=True, text=True)


class Mariadb(Server):
    driver = "mysql"

    def prepare(self):
        self.certificates = Certificates(self.folder, USER)
        self.complete([program("mariadb-install-db"), "--no-defaults", f"--datadir={self.folder / 'data'}",
                       "--auth-root-authentication-method=normal", "--skip-test-db"])

    def command(self):
        return [program("mariadbd"), "--no-defaults", f"--datadir={self.folder / 'data'}", f"--port={self.port}",
                "--bind-address=127.0.0.1", f"--socket={self.folder / 'socket'}", f"--pid-file={self.folder / 'pid'}",
                "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=32M", "--skip-log-bin",
                f"--ssl-cert={self.certificates.server}", f"--ssl-key={self.certificates.key}"]

    def wait_until_ready(self):
        super().wait_until_ready()
        self.execute(f"CREATE DATABASE tests CHARACTER SET utf8mb4; CREATE USER tester@'127.0.0.1' IDENTIFIED BY '{PASSWORD}'; "
                     "GRANT ALL ON tests.* TO tester@'127.0.0.1'")

    def is_ready(self):
        return self.query("SELECT 1", database="mysql").returncode == 0

    def source(self, user="tester", password=PASSWORD, host="127.0.0.1", port=None, parameters=""):
        return f"{user}:{password}@tcp({host}:{port or self.port})/tests" + (f"?{parameters}" if parameters else "")

    def execute(self, text):
        result = self.query(text, database="tests" if "CREATE DATABASE" not in text else "mysql")
        if result.returncode:
            raise RuntimeError(result.stderr)
        return result.stdout.rstrip("\n")

    def query(self, text, database="tests"):
        return subprocess.run([program("mariadb"), "--no-defaults", "--batch", "--skip-column-names", "--user=root",
                               f"--socket={self.folder / 'socket'}", "-e", text, database], capture_output=True, text=True)
