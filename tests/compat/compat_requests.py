"""Requests to the API, good and bad, one after the other: what a later one needs, an earlier one has made."""

from ask import ask
from influxql_requests import INFLUXQL

FLUX = {"Content_Type": "application/vnd.flux"}
LINES = """cpu,host=a,region=eu usage=1.5,count=3i 1704067200000000000
cpu,host=a,region=eu usage=2.5,count=4i 1704067260000000000
cpu,host=b,region=us usage=10,count=5i 1704067200000000000
cpu,host=b,region=us usage=20,count=6i 1704067260000000000
mem,host=a used=7u,ok=true,note="x, \\"y\\"" 1704067200000000000
"""
READ = 'from(bucket: "first") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)'
ALL = ["datatype", "group", "default"]


def flux(name, script, **more):
    return ask(name, "POST", "/api/v2/query?org=home", script, **FLUX, **more)


def query(name, script, annotations=None, **more):
    body = {"query": script, "type": "flux", "dialect": {"header": True, "annotations": annotations or []}}
    body.update(more)
    return ask(name, "POST", "/api/v2/query?org=home", body)


def write(name, lines, where="org=home&bucket=first", **more):
    return ask(name, "POST", f"/api/v2/write?{where}", lines, **more)


SETUP = [
    ask("health", "GET", "/health", token=""),
    ask("ping", "GET", "/ping", token=""),
    ask("ready", "GET", "/ready", token=""),
    ask("setup is allowed", "GET", "/api/v2/setup", token=""),
    ask("setup", "POST", "/api/v2/setup",
        {"username": "ann", "password": "a good password", "org": "home", "bucket": "first", "token": "the-token"},
        token="", keep={"token": "auth.token", "org": "org.id", "bucket": "bucket.id", "user": "user.id"}),
    ask("setup twice", "POST", "/api/v2/setup", {"username": "x", "password": "12345678", "org": "x", "bucket": "x"},
        token=""),
    ask("setup is no longer allowed", "GET", "/api/v2/setup", token=""),
    ask("no token", "GET", "/api/v2/buckets", token=""),
    ask("wrong token", "GET", "/api/v2/buckets", token="wrong"),
    ask("bearer", "GET", "/api/v2/me", token="", Authorization="Bearer the-token"),
    ask("unknown path without token", "GET", "/api/v2/nowhere", token=""),
    ask("unknown path", "GET", "/api/v2/nowhere"),
    ask("path outside of the API", "GET", "/nowhere", token=""),
    ask("me", "GET", "/api/v2/me"),
]

BUCKETS = [
    ask("make a bucket", "POST", "/api/v2/buckets",
        {"orgID": "{org}", "name": "second", "description": "d",
         "retentionRules": [{"type": "expire", "everySeconds": 864000}]}, keep={"second": "id"}),
    ask("make it again", "POST", "/api/v2/buckets", {"orgID": "{org}", "name": "second"}),
    ask("bucket with underscore", "POST", "/api/v2/buckets", {"orgID": "{org}", "name": "_x"}),
    ask("bucket with quote", "POST", "/api/v2/buckets", {"orgID": "{org}", "name": 'a"b'}),
    ask("bucket without organization", "POST", "/api/v2/buckets", {"name": "x"}),
    ask("bucket in broken JSON", "POST", "/api/v2/buckets", "{bad"),
    ask("bucket with short retention", "POST", "/api/v2/buckets",
        {"orgID": "{org}", "name": "y", "retentionRules": [{"type": "expire", "everySeconds": 60}]}),
    ask("bucket by name", "GET", "/api/v2/buckets?name=second"),
    ask("bucket by name that is not there", "GET", "/api/v2/buckets?name=nope"),
    ask("bucket by name in an organization", "GET", "/api/v2/buckets?name=second&org=home"),
    ask("bucket by name that is not there in an organization", "GET", "/api/v2/buckets?name=nope&orgID={org}"),
    ask("buckets by an id that is not there", "GET", "/api/v2/buckets?id=00000000000000ff"),
    ask("bucket by id", "GET", "/api/v2/buckets/{second}"),
    ask("bucket by an id that is not there", "GET", "/api/v2/buckets/00000000000000ff"),
    ask("bucket by what is no id", "GET", "/api/v2/buckets/zz"),
    ask("bucket by an id of zeros", "GET", "/api/v2/buckets/0000000000000000"),
    ask("buckets of an organization that is not there", "GET", "/api/v2/buckets?org=nope"),
    ask("too many buckets", "GET", "/api/v2/buckets?limit=1000"),
    ask("rename a bucket", "PATCH", "/api/v2/buckets/{second}", {"name": "renamed", "description": "e"}),
    ask("keep a bucket longer", "PATCH", "/api/v2/buckets/{second}",
        {"retentionRules": [{"type": "expire", "everySeconds": 1728000}]}),
    ask("labels of a bucket", "GET", "/api/v2/buckets/{second}/labels"),
    ask("delete a bucket", "DELETE", "/api/v2/buckets/{second}"),
    ask("delete it again", "DELETE", "/api/v2/buckets/{second}"),
    ask("wrong method", "PUT", "/api/v2/buckets"),
]

WRITES = [
    write("write", LINES),
    write("write by ids", "cpu,host=c usage=0.5 1704067200000000000", "orgID={org}&bucket={bucket}"),
    write("write in seconds", "cpu,host=d usage=0.25 1704067200", "org=home&bucket=first&precision=s"),
    write("write nothing", ""),
    write("write comments", "# nothing\n\n"),
    write("write what is no line", "cpu,host=a usage=1\nbad\ncpu usage="),
    write("write in an unknown unit", "m v=1", "org=home&bucket=first&precision=h"),
    write("write without bucket", "m v=1", "org=home"),
    write("write to an unknown bucket", "m v=1", "org=home&bucket=nope"),
    write("write to an unknown organization", "m v=1", "org=nope&bucket=first"),
    write("write without organization", "m v=1", "bucket=first"),
    write("write another type", 'cpu,host=a usage="text" 1704067200000000000'),
    write("write broken gzip", "no gzip", Content_Encoding="gzip"),
    ask("read where one writes", "GET", "/api/v2/write?org=home&bucket=first"),
]

QUERIES = [
    flux("query", READ + ' |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")'),
    query("query with annotations", READ + ' |> filter(fn: (r) => r._measurement == "mem")', ALL),
    query("query without header", READ + " |> group() |> count() |> keep(columns: [\"_value\"])", ALL,
          dialect={"header": False}),
    query("semicolons", READ + ' |> filter(fn: (r) => r._field == "count") |> sum() |> keep(columns: ["host", "_value"])',
          dialect={"delimiter": ";"}),
    query("an empty result", READ + ' |> filter(fn: (r) => r._measurement == "none")', ALL),
    query("two results", f'{READ} |> filter(fn: (r) => r._field == "ok") |> keep(columns: ["_value"]) |> yield(name: "a") '
          f'{READ} |> filter(fn: (r) => r._field == "used") |> keep(columns: ["_value"]) |> yield(name: "b")', ALL),
    query("windows", READ + ' |> filter(fn: (r) => r._field == "usage") |> aggregateWindow(every: 1m, fn: mean, createEmpty: false) '
          '|> keep(columns: ["host", "_time", "_value"])', ALL),
    query("pivot", READ + ' |> filter(fn: (r) => r._measurement == "cpu" and r.host == "a") '
          '|> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> keep(columns: ["_time", "count", "usage"])'),
    query("organization of a bucket", 'buckets() |> filter(fn: (r) => r.name == "first") |> keep(columns: ["organizationID"])'),
    query("buckets", 'buckets() |> keep(columns: ["name", "retentionPeriod"])'),
    query("tag values", 'import "influxdata/influxdb/schema" schema.tagValues(bucket: "first", tag: "host", start: 2024-01-01T00:00:00Z)'),
    query("measurements", 'import "influxdata/influxdb/schema" schema.measurements(bucket: "first", start: 2024-01-01T00:00:00Z)'),
    query("field keys", 'import "influxdata/influxdb/schema" schema.measurementFieldKeys(bucket: "first", measurement: "cpu", start: 2024-01-01T00:00:00Z)'),
    query("extern", 'import "array" array.from(rows: [{a: p.n, b: p.s}])', ALL, extern={
        "type": "File", "imports": [], "body": [{"type": "OptionStatement", "assignment": {
            "type": "VariableAssignment", "id": {"type": "Identifier", "name": "p"}, "init": {
                "type": "ObjectExpression", "properties": [
                    {"type": "Property", "key": {"type": "Identifier", "name": "n"},
                     "value": {"type": "IntegerLiteral", "value": "7"}},
                    {"type": "Property", "key": {"type": "Identifier", "name": "s"},
                     "value": {"type": "StringLiteral", "value": 'a "b" ${c}\n'}}]}}}]}),
    query("an empty extern", 'import "array" array.from(rows: [{a: 1}])', extern={"imports": [], "body": []}),
    query("now", 'import "array" array.from(rows: [{a: now()}])', now="2024-02-03T04:05:06Z"),
    query("a syntax error", READ + " |> filter(fn: (r) =>"),
    query("an unknown name", "nothing"),
    query("a type error", READ + ' |> filter(fn: (r) => r._value + "x")'),
    query("no result", "x = 1"),
    query("an unknown bucket", 'from(bucket: "nope") |> range(start: -1h)'),
    query("no range", 'from(bucket: "first")'),
    query("a runtime error", 'import "array" array.from(rows: [{a: 1}]) |> map(fn: (r) => ({b: die(msg: "died")}))'),
    query("an unknown annotation", "buckets()", ["wrong"]),
    query("a long delimiter", "buckets()", dialect={"delimiter": "ab"}),
    query("a long comment prefix", "buckets()", dialect={"commentPrefix": "##"}),
    query("an unknown form of times", "buckets()", dialect={"dateTimeFormat": "x"}),
    query("another language", "SELECT 1", type="influxql"),
    query("a query that is no text", 1),
    query("a wrong now", "buckets()", now="yesterday"),
    flux("no script", ""),
    ask("JSON that is none", "POST", "/api/v2/query?org=home", "{bad"),
    ask("query of an unknown organization", "POST", "/api/v2/query?org=nope", "buckets()", **FLUX),
    ask("query of no organization", "POST", "/api/v2/query", "buckets()", **FLUX),
    flux("query without content", READ, Prefer="return-no-content"),
    flux("query for errors", READ, Prefer="return-no-content-with-error"),
    ask("query without token", "POST", "/api/v2/query?org=home", "buckets()", token="", **FLUX),
    ask("read where one queries", "GET", "/api/v2/query"),
    ask("analyze", "POST", "/api/v2/query/analyze", {"query": "x = 1", "type": "flux"}),
    ask("analyze what is wrong", "POST", "/api/v2/query/analyze", {"query": "from(", "type": "flux"}),
    ask("syntax tree", "POST", "/api/v2/query/ast", {"query": """package p
import m "math"
option task = {name: "x", every: 1h30m}
option a.b = -1h
f = (r, n=1.50, t=<-) => { x = {r with "a b": n} return x["a b"] ^ 2.0 }
y = [1, 0] |> f(r: {a, b}) // no
z = if not exists a.b and a.c =~ /x\\/y/ then d[0] else 2020-01-01T00:00:00.120Z
s = "a${b}${ c }<d>"
d = ["a": (1 + 2) * -3]
builtin q : (<-t: stream[A], ?b: [string:int], fn: (r: {A with a: int}) => dynamic) => {} where A: Record + Numeric
testcase t extends "u" { a = 1 }
"""}),
    ask("syntax tree of nothing", "POST", "/api/v2/query/ast", {"query": ""}),
    ask("syntax tree of what is wrong", "POST", "/api/v2/query/ast", {"query": "from("}),
    ask("suggestions", "GET", "/api/v2/query/suggestions"),
    ask("suggestion", "GET", "/api/v2/query/suggestions/range"),
    ask("suggestion that is not there", "GET", "/api/v2/query/suggestions/rang"),
    query("write by a script", READ + ' |> filter(fn: (r) => r._field == "usage") |> sum() '
          '|> map(fn: (r) => ({r with _time: 2024-01-01T00:05:00Z, _field: "total"})) |> to(bucket: "first") |> keep(columns: ["_value"])'),
    query("read it back", READ + ' |> filter(fn: (r) => r._field == "total") |> keep(columns: ["host", "_value"])'),
]

DELETES = [
    ask("delete", "POST", "/api/v2/delete?org=home&bucket=first",
        {"start": "2024-01-01T00:00:00Z", "stop": "2024-01-02T00:00:00Z", "predicate": 'host="b"'}),
    query("what is left", READ + ' |> filter(fn: (r) => r._field == "usage") |> count() |> keep(columns: ["host", "_value"])'),
    ask("delete nothing in particular", "POST", "/api/v2/delete?org=home&bucket=first", {}),
    ask("delete or", "POST", "/api/v2/delete?org=home&bucket=first",
        {"start": "2024-01-01T00:00:00Z", "stop": "2024-01-02T00:00:00Z", "predicate": "a=1 OR b=2"}),
    ask("delete a field", "POST", "/api/v2/delete?org=home&bucket=first",
        {"start": "2024-01-01T00:00:00Z", "stop": "2024-01-02T00:00:00Z", "predicate": '_field="x"'}),
    ask("delete by ids", "POST", "/api/v2/delete?orgID={org}&bucketID={bucket}",
        {"start": "2024-01-01T00:00:00Z", "stop": "2024-01-02T00:00:00Z", "predicate": "_measurement=nothing"}),
    ask("delete by an id that is not there", "POST", "/api/v2/delete?orgID={org}&bucketID=00000000000000ff",
        {"start": "2024-01-01T00:00:00Z", "stop": "2024-01-02T00:00:00Z"}),
    ask("delete from an unknown bucket", "POST", "/api/v2/delete?org=home&bucket=nope",
        {"start": "2024-01-01T00:00:00Z", "stop": "2024-01-02T00:00:00Z"}),
]

PEOPLE = [
    ask("organization by name", "GET", "/api/v2/orgs?org=home"),
    ask("organization that is not there", "GET", "/api/v2/orgs?org=nope"),
    ask("make an organization", "POST", "/api/v2/orgs", {"name": "second", "description": "d"}, keep={"org2": "id"}),
    ask("make the organization again", "POST", "/api/v2/orgs", {"name": "second"}),
    ask("organization without name", "POST", "/api/v2/orgs", {}),
    ask("organization by id", "GET", "/api/v2/orgs/{org2}"),
    ask("rename an organization", "PATCH", "/api/v2/orgs/{org2}", {"name": "third"}),
    ask("no secrets", "GET", "/api/v2/orgs/{org}/secrets"),
    ask("set secrets", "PATCH", "/api/v2/orgs/{org}/secrets", {"k": "hidden", "l": "too"}),
    ask("names of secrets", "GET", "/api/v2/orgs/{org}/secrets"),
    query("read a secret", 'import "array" import "influxdata/influxdb/secrets" '
          'array.from(rows: [{a: secrets.get(key: "k")}])'),
    query("read a secret that is not there", 'import "array" import "influxdata/influxdb/secrets" '
          'array.from(rows: [{a: secrets.get(key: "nope")}])'),
    ask("delete secrets", "POST", "/api/v2/orgs/{org}/secrets/delete", {"secrets": ["k", "l"]}),
    ask("set a secret", "PATCH", "/api/v2/orgs/{org}/secrets", {"m": "hidden"}),
    ask("delete a secret", "DELETE", "/api/v2/orgs/{org}/secrets/m"),
    ask("delete a secret that is not there", "DELETE", "/api/v2/orgs/{org}/secrets/m"),
    ask("secrets that are left", "GET", "/api/v2/orgs/{org}/secrets"),
    ask("delete an organization", "DELETE", "/api/v2/orgs/{org2}"),
    ask("users", "GET", "/api/v2/users"),
    ask("make a user", "POST", "/api/v2/users", {"name": "bob"}, keep={"bob": "id"}),
    ask("make the user again", "POST", "/api/v2/users", {"name": "bob"}),
    ask("user by id", "GET", "/api/v2/users/{bob}"),
    ask("user that is not there", "GET", "/api/v2/users/00000000000000ff"),
    ask("rename a user", "PATCH", "/api/v2/users/{bob}", {"name": "carl"}),
    ask("give a password", "POST", "/api/v2/users/{bob}/password", {"password": "another password"}),
    ask("delete a user", "DELETE", "/api/v2/users/{bob}"),
    ask("sign in", "POST", "/api/v2/signin", token="", Authorization="Basic YW5uOmEgZ29vZCBwYXNzd29yZA=="),
    ask("sign in wrongly", "POST", "/api/v2/signin", token="", Authorization="Basic YW5uOndyb25n"),
    ask("sign in without a word", "POST", "/api/v2/signin", token=""),
]

TOKENS = [
    ask("make a token that reads", "POST", "/api/v2/authorizations",
        {"orgID": "{org}", "description": "reads",
         "permissions": [{"action": "read", "resource": {"type": "buckets", "orgID": "{org}", "id": "{bucket}"}}]},
        keep={"reader": "token", "reader_id": "id"}),
    ask("token without permissions", "POST", "/api/v2/authorizations", {"orgID": "{org}", "permissions": []}),
    ask("token with a strange action", "POST", "/api/v2/authorizations",
        {"orgID": "{org}", "permissions": [{"action": "fly", "resource": {"type": "buckets"}}]}),
    ask("token by id", "GET", "/api/v2/authorizations/{reader_id}"),
    ask("token that is not there", "GET", "/api/v2/authorizations/00000000000000ff"),
    ask("read with it", "POST", "/api/v2/query?org=home", READ + ' |> filter(fn: (r) => r._field == "ok") |> keep(columns: ["_value"])',
        token="{reader}", **FLUX),
    ask("read something else with it", "POST", "/api/v2/query?org=home", 'from(bucket: "_tasks") |> range(start: -1h)',
        token="{reader}", **FLUX),
    ask("write with it", "POST", "/api/v2/write?org=home&bucket=first", "m v=1", token="{reader}"),
    ask("make a bucket with it", "POST", "/api/v2/buckets", {"orgID": "{org}", "name": "x"}, token="{reader}"),
    ask("switch it off", "PATCH", "/api/v2/authorizations/{reader_id}", {"status": "inactive"}),
    ask("read with it when it is off", "POST", "/api/v2/query?org=home", READ, token="{reader}", **FLUX),
    ask("delete it", "DELETE", "/api/v2/authorizations/{reader_id}"),
    ask("delete it twice", "DELETE", "/api/v2/authorizations/{reader_id}"),
]

OLD_TOKENS = "/private/legacy/authorizations"
READ_FIRST = [{"action": "read", "resource": {"type": "buckets", "orgID": "{org}", "id": "{bucket}"}}]


def old_query(name, password):
    return ask(name, "GET", f"/query?db=first&q=show+measurements&u=old&p={password}", token="")


NAMES_WITH_PASSWORDS = [
    ask("types of permissions", "GET", "/api/v2/resources"),
    ask("1.x authorizations without token", "GET", OLD_TOKENS, token=""),
    ask("no 1.x authorizations", "GET", OLD_TOKENS),
    ask("make a 1.x authorization", "POST", OLD_TOKENS,
        {"orgID": "{org}", "token": "old", "description": "d", "permissions": READ_FIRST}, keep={"old": "id"}),
    ask("make the 1.x authorization again", "POST", OLD_TOKENS,
        {"orgID": "{org}", "token": "old", "permissions": READ_FIRST}),
    ask("1.x authorization without name", "POST", OLD_TOKENS, {"orgID": "{org}", "permissions": READ_FIRST}),
    ask("1.x authorization without permissions", "POST", OLD_TOKENS, {"orgID": "{org}", "token": "x"}),
    ask("1.x authorizations", "GET", OLD_TOKENS + "?org=home"),
    ask("1.x authorization by name", "GET", OLD_TOKENS + "?token=old"),
    ask("1.x authorization by a name that is not there", "GET", OLD_TOKENS + "?token=nope"),
    ask("1.x authorization by id", "GET", OLD_TOKENS + "/{old}"),
    ask("1.x authorization that is not there", "GET", OLD_TOKENS + "/00000000000000ff"),
    ask("1.x authorization by what is no id", "GET", OLD_TOKENS + "/x"),
    ask("it is not among the others", "GET", "/api/v2/authorizations/{old}"),
    old_query("read without a password", "x"),
    ask("give it a short password", "POST", OLD_TOKENS + "/{old}/password", {"password": "short"}),
    ask("give it a password", "POST", OLD_TOKENS + "/{old}/password", {"password": "an old password"}),
    ask("give a password to nobody", "POST", OLD_TOKENS + "/00000000000000ff/password", {"password": "12345678"}),
    old_query("read with the password", "an+old+password"),
    old_query("read with it again", "an+old+password"),
    old_query("read with another password", "an+old+passwort"),
    ask("write with the password", "POST", "/write?db=first&u=old&p=an+old+password", "m v=1", token=""),
    ask("its name is no token", "GET", "/api/v2/buckets", token="old"),
    ask("switch the name off", "PATCH", OLD_TOKENS + "/{old}", {"status": "inactive", "description": "e"}),
    old_query("read when it is off", "an+old+password"),
    ask("switch the name on", "PATCH", OLD_TOKENS + "/{old}", {"status": "active"}),
    old_query("read when it is on", "an+old+password"),
    ask("delete the name", "DELETE", OLD_TOKENS + "/{old}"),
    ask("delete the name twice", "DELETE", OLD_TOKENS + "/{old}"),
    old_query("read when it is gone", "an+old+password"),
    ask("configurations of Telegraf", "GET", "/api/v2/telegrafs"),
    ask("dashboards", "GET", "/api/v2/dashboards"),
]

THINGS = [
    ask("make a label", "POST", "/api/v2/labels", {"orgID": "{org}", "name": "l", "properties": {"color": "red"}},
        keep={"label": "label.id"}),
    ask("make the label again", "POST", "/api/v2/labels", {"orgID": "{org}", "name": "l"}),
    ask("labels", "GET", "/api/v2/labels"),
    ask("label by id", "GET", "/api/v2/labels/{label}"),
    ask("change a label", "PATCH", "/api/v2/labels/{label}", {"properties": {"color": "", "shape": "round"}}),
    ask("attach a label", "POST", "/api/v2/buckets/{bucket}/labels", {"labelID": "{label}"}),
    ask("labels of the bucket", "GET", "/api/v2/buckets/{bucket}/labels"),
    ask("detach a label", "DELETE", "/api/v2/buckets/{bucket}/labels/{label}"),
    ask("delete a label", "DELETE", "/api/v2/labels/{label}"),
    ask("label that is not there", "GET", "/api/v2/labels/{label}"),
    ask("make a variable", "POST", "/api/v2/variables",
        {"orgID": "{org}", "name": "v", "arguments": {"type": "constant", "values": ["a", "b"]}},
        keep={"variable": "id"}),
    ask("variable by id", "GET", "/api/v2/variables/{variable}"),
    ask("change a variable", "PATCH", "/api/v2/variables/{variable}", {"description": "d"}),
    ask("delete a variable", "DELETE", "/api/v2/variables/{variable}"),
    ask("variable that is not there", "GET", "/api/v2/variables/{variable}"),
]

OLD = [
    ask("1.x write", "POST", "/write?db=first", "old v=1 1704067200000000000"),
    ask("1.x write with a password", "POST", "/write?db=first&u=ann&p=the-token", "old v=2 1704067201000000000", token=""),
    ask("1.x write to an unknown database", "POST", "/write?db=nope", "old v=1"),
    ask("1.x write without token", "POST", "/write?db=first", "old v=1", token=""),
    query("what came by 1.x", READ + ' |> filter(fn: (r) => r._measurement == "old") |> keep(columns: ["_time", "_value"])'),
]

def task(name, option, **more):
    return ask(name, "POST", "/api/v2/tasks", {"orgID": "{org}", "flux": f"option task = {option} buckets()", **more})


TASKS = [
    ask("make a task", "POST", "/api/v2/tasks", {"org": "home", "description": "d", "name": "", "cron": "", "id": 0,
        "flux": 'option task = {name: "t", every: 1h, offset: 90m}\n\n// why\nbuckets() |> yield()'}, keep={"task": "id"}),
    task("task by cron", '{name: "c", cron: "0 2 * * *"}', status="inactive"),
    task("task before its time", '{name: "n", every: 1mo, offset: -10s, concurrency: 100, retry: 10}'),
    task("task with an unknown option", '{name: "u", every: 1d, foo: 1}'),
    task("task without name", "{every: 1h}"),
    task("task with an empty name", '{name: "", every: 1h}'),
    task("task with a wrong name", "{name: 1, every: 1h}"),
    task("task without schedule", '{name: "a"}'),
    task("task with two schedules", '{name: "a", every: 1h, cron: "* * * * *"}'),
    task("task every text", '{name: "a", every: "1h"}'),
    task("task every moment", '{name: "a", every: 1ms}'),
    task("task every fraction", '{name: "a", every: 1500ms}'),
    task("task every nothing", '{name: "a", every: 0s}'),
    task("task by a strange cron", '{name: "a", cron: "99 * * * *"}'),
    task("task by an empty cron", '{name: "a", cron: ""}'),
    task("task with a fraction as offset", '{name: "a", every: 1h, offset: 10ms}'),
    task("task with a text as offset", '{name: "a", every: 1h, offset: "1"}'),
    task("task with an offset of days", '{name: "a", every: 1h, offset: 1d}'),
    task("task too concurrent", '{name: "a", every: 1h, concurrency: 101, retry: 11}'),
    task("task not concurrent", '{name: "a", every: 1h, concurrency: 0, retry: 0}'),
    task("task as concurrent as text", '{name: "a", every: 1h, concurrency: "1"}'),
    task("task twice", '{name: "a", every: 1h} option task = {name: "a", every: 1h}'),
    task("task that is no record", "1"),
    task("task that is no Flux", '{name: "a", every: 1h} x = ('),
    task("task in a strange state", '{name: "a", every: 1h}', status="x"),
    ask("task without option", "POST", "/api/v2/tasks", {"orgID": "{org}", "flux": "buckets()"}),
    ask("task without script", "POST", "/api/v2/tasks", {"orgID": "{org}"}),
    ask("task without organization", "POST", "/api/v2/tasks", {"flux": "x"}),
    ask("task of an unknown organization", "POST", "/api/v2/tasks", {"org": "nope", "flux": "x"}),
    ask("task of what is no id", "POST", "/api/v2/tasks", {"orgID": "zz", "flux": "x"}),
    ask("task in broken JSON", "POST", "/api/v2/tasks", "{bad"),
    ask("task by id", "GET", "/api/v2/tasks/{task}"),
    ask("task that is not there", "GET", "/api/v2/tasks/00000000000000ff"),
    ask("task by what is no id", "GET", "/api/v2/tasks/zz"),
    ask("tasks by two", "GET", "/api/v2/tasks?limit=2"),
    ask("tasks behind one", "GET", "/api/v2/tasks?limit=2&after={task}"),
    ask("tasks by name", "GET", "/api/v2/tasks?name=c"),
    ask("tasks by organization", "GET", "/api/v2/tasks?org=home&limit=1"),
    ask("tasks by owner", "GET", "/api/v2/tasks?user={user}&orgID={org}&limit=1"),
    ask("tasks that rest", "GET", "/api/v2/tasks?status=inactive"),
    ask("tasks of a strange type", "GET", "/api/v2/tasks?type=x"),
    ask("no tasks", "GET", "/api/v2/tasks?limit=0"),
    ask("tasks of an unknown organization", "GET", "/api/v2/tasks?org=nope"),
    ask("change every", "PATCH", "/api/v2/tasks/{task}", {"every": "30m"}),
    ask("change to cron", "PATCH", "/api/v2/tasks/{task}", {"cron": "0 1 * * *"}),
    ask("change to both", "PATCH", "/api/v2/tasks/{task}", {"cron": "0 1 * * *", "every": "1h"}),
    ask("change to a wrong every", "PATCH", "/api/v2/tasks/{task}", {"every": "x"}),
    ask("change the offset", "PATCH", "/api/v2/tasks/{task}", {"offset": "-10s"}),
    ask("change the state", "PATCH", "/api/v2/tasks/{task}", {"status": "inactive", "description": "e"}),
    ask("change to a strange state", "PATCH", "/api/v2/tasks/{task}", {"status": "x"}),
    ask("change nothing", "PATCH", "/api/v2/tasks/{task}", {}),
    ask("change the script", "PATCH", "/api/v2/tasks/{task}",
        {"flux": 'option task = {name: "z", every: 2h}\nbuckets()', "status": "active"}),
    ask("change to a wrong script", "PATCH", "/api/v2/tasks/{task}", {"flux": "buckets()"}),
    ask("change a task that is not there", "PATCH", "/api/v2/tasks/00000000000000ff", {"name": "x"}),
    ask("members of a task", "GET", "/api/v2/tasks/{task}/members"),
    ask("add a member", "POST", "/api/v2/tasks/{task}/members", {"id": "{user}"}),
    ask("the member is there", "GET", "/api/v2/tasks/{task}/members"),
    ask("add nobody", "POST", "/api/v2/tasks/{task}/members", {}),
    ask("remove a member", "DELETE", "/api/v2/tasks/{task}/members/{user}"),
    ask("owners of a bucket", "GET", "/api/v2/buckets/{bucket}/owners"),
    ask("owners of an organization", "GET", "/api/v2/orgs/{org}/owners"),
    ask("members of an organization", "GET", "/api/v2/orgs/{org}/members"),
    ask("labels of a task", "GET", "/api/v2/tasks/{task}/labels"),
    ask("make a task that rests", "POST", "/api/v2/tasks", {"org": "home", "status": "inactive",
        "flux": 'option task = {name: "rests", every: 1h}\nbuckets()'}, keep={"resting": "id"}),
    ask("no runs", "GET", "/api/v2/tasks/{resting}/runs"),
    ask("no logs", "GET", "/api/v2/tasks/{resting}/logs"),
    ask("a run of later", "POST", "/api/v2/tasks/{resting}/runs", {"scheduledFor": "2030-01-01T00:00:00Z"}),
    ask("cancel what was never there", "DELETE", "/api/v2/tasks/{resting}/runs/00000000000000ff"),
    ask("run that is not there", "GET", "/api/v2/tasks/{resting}/runs/00000000000000ff"),
    ask("log of a run that is not there", "GET", "/api/v2/tasks/{resting}/runs/00000000000000ff/logs"),
    ask("retry a run that is not there", "POST", "/api/v2/tasks/{resting}/runs/00000000000000ff/retry"),
    ask("run by what is no id", "GET", "/api/v2/tasks/{resting}/runs/zz"),
    ask("cancel what is no id", "DELETE", "/api/v2/tasks/{resting}/runs/zz"),
    ask("runs of no task", "GET", "/api/v2/tasks/00000000000000ff/runs"),
    ask("logs of no task", "GET", "/api/v2/tasks/00000000000000ff/logs"),
    ask("run of no task", "POST", "/api/v2/tasks/00000000000000ff/runs"),
    ask("retry for no task", "POST", "/api/v2/tasks/00000000000000ff/runs/00000000000000ff/retry"),
    ask("cancel for no task", "DELETE", "/api/v2/tasks/00000000000000ff/runs/00000000000000ff"),
    ask("runs of what is no id", "GET", "/api/v2/tasks/zz/runs"),
    ask("no runs at all", "GET", "/api/v2/tasks/{resting}/runs?limit=0"),
    ask("too many runs", "GET", "/api/v2/tasks/{resting}/runs?limit=501"),
    ask("runs behind what is no id", "GET", "/api/v2/tasks/{resting}/runs?after=zz"),
    ask("runs behind what is no time", "GET", "/api/v2/tasks/{resting}/runs?afterTime=x"),
    ask("runs between the wrong times", "GET",
        "/api/v2/tasks/{resting}/runs?afterTime=2026-12-01T00:00:00Z&beforeTime=2026-11-01T00:00:00Z"),
    ask("a run for what is no time", "POST", "/api/v2/tasks/{resting}/runs", {"scheduledFor": "x"}),
    ask("a run in broken JSON", "POST", "/api/v2/tasks/{resting}/runs", "{bad"),
    ask("delete a task", "DELETE", "/api/v2/tasks/{task}"),
    ask("delete it a second time", "DELETE", "/api/v2/tasks/{task}"),
]

ALERTS = [
    ask("checks", "GET", "/api/v2/checks?orgID={org}"),
    ask("check that is not there", "GET", "/api/v2/checks/00000000000000ff"),
    ask("notification rules", "GET", "/api/v2/notificationRules?orgID={org}"),
    ask("notification rule that is not there", "GET", "/api/v2/notificationRules/00000000000000ff"),
    ask("notification endpoints", "GET", "/api/v2/notificationEndpoints?orgID={org}"),
    ask("notification endpoint that is not there", "GET", "/api/v2/notificationEndpoints/00000000000000ff"),
]

REQUESTS = SETUP + BUCKETS + WRITES + QUERIES + DELETES + PEOPLE + TOKENS + NAMES_WITH_PASSWORDS + THINGS + TASKS + ALERTS + OLD + INFLUXQL
