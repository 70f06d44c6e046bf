"""What a request to the API is."""

from dataclasses import dataclass, field


@dataclass
class Ask:
    """One request. `{name}` in path and body stands for what an earlier answer had; `keep` says what of this one's
    answer gets a name: the path of a member, as `bucket.id`."""

    name: str
    method: str
    path: str
    body: object = None  # text, bytes, or what becomes JSON
    headers: dict = field(default_factory=dict)
    token: str = "{token}"  # empty: none is sent
    keep: dict = field(default_factory=dict)
    is_exact: bool = False  # the bytes of the answer count, not what they mean


def ask(name, method, path, body=None, token="{token}", keep=None, **headers):
    headers = {key.replace("_", "-"): value for key, value in headers.items()}
    return Ask(name, method, path, body, headers, token, keep or {})
