"""Certificates for servers that tests start, made by `openssl`: of an authority of their own, for the name `localhost`."""

import os
import pwd
import subprocess


class Certificates:
    """`authority` signed `server` with the key `key`; nobody trusts it who is not told to."""

    def __init__(self, folder, user):
        self.folder = folder
        self.authority, self.server, self.key = (str(folder / name) for name in ("authority.pem", "server.pem", "server.key"))
        own_key, wish, extensions = (str(folder / name) for name in ("authority.key", "server.csr", "server.ext"))
        self.openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=authority of tests",
                     "-keyout", own_key, "-out", self.authority)
        self.openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", self.key, "-out", wish)
        with open(extensions, "w") as file:
            file.write("subjectAltName=DNS:localhost\n")
        self.openssl("x509", "-req", "-in", wish, "-CA", self.authority, "-CAkey", own_key, "-CAcreateserial", "-days", "2",
                     "-extfile", extensions, "-out", self.server)
        # Servers refuse keys that others may read.
        os.chmod(self.key, 0o600)
        if os.getuid() == 0:
            account = pwd.getpwnam(user)
            os.chown(self.key, account.pw_uid, account.pw_gid)

    def openssl(self, *arguments):
        result = subprocess.run(["openssl", *arguments], capture_output=True, text=True)
        if result.returncode:
            raise RuntimeError(result.stderr)
