"""Requests in InfluxQL, and those for the mappings of databases to buckets."""

import json
import urllib.parse

from ask import ask

LINES = """cpu,host=a,region=eu usage=1.5,count=3i,up=true,note="one" 1704067200000000000
cpu,host=a,region=eu usage=2.5,count=4i,up=false,note="two" 1704067260000000000
cpu,host=a,region=eu usage=4.25,count=9i 1704067330000000000
cpu,host=a,region=eu usage=3.75 1704067530000000000
cpu,host=b,region=us usage=10,count=5i,up=true 1704067200000000000
cpu,host=b,region=us usage=20,count=6i 1704067260000000000
cpu,host=b,region=us usage=20,count=7i 1704067270000000000
cpu,host=b,region=us count=1i 1704067400000000000
cpu,host=c usage=7.125,count=-2i,up=true 1704067260000000000
cpu,host=c usage=0.5 1704067590000000000
mem,host=a used=7i,ok=true,note="x, \\"y\\"" 1704067200000000000
mem,host=a used=9i 1704067260000000000
mem,host=b used=3i,ok=false 1704067260000000000
disk\\ io,host=a,dev=sda\\ 1 reads=100i,writes=0.5 1704067200000000000
disk\\ io,host=a,dev=sda\\ 1 reads=150i 1704067210000000000
disk\\ io,host=a,dev=sda\\ 1 reads=130i 1704067230000000000
disk\\ io,host=a,dev=sda\\ 1 reads=1130i,writes=1000000000000000000000 1704067290000000000
single value=1 1704067200000000000
sparse,h=a a=1 1704067200000000000
sparse,h=a b=2 1704067300000000000
sparse,h=a a=3 1704067400000000000
sparse,h=a b=4 1704067100000000000
"""

# `{W}` stands for the seven minutes of the points.
WINDOW = "where time >= '2024-01-01T00:00:00Z' and time < '2024-01-01T00:07:00Z'"

SELECTS = """
select * from cpu
select usage from cpu order by time desc
select usage, host from cpu where region != 'eu' limit 3
select host from cpu
select usage + count from cpu
select usage*2 as x, -count from cpu group by host
select mean(usage) from cpu
select max(usage) from cpu
select max(usage), host, count from cpu
select max(usage), min(count) from cpu
select mean(usage), count(count) from cpu {W} group by time(1m), host
select mean(usage) from cpu {W} group by time(1m) fill(none)
select mean(usage) from cpu {W} group by time(1m) fill(previous)
select mean(usage) from cpu {W} group by time(1m), host fill(linear)
select mean(usage), sum(count) from cpu {W} group by time(1m) fill(5)
select mean(usage) from cpu where time < '2024-01-01T00:07:00Z' group by time(1m)
select count(usage) from cpu where time < '2024-01-01T00:07:00Z' group by time(2m)
select percentile(usage, 50) from cpu
select percentile(usage, 5) from cpu
select distinct(usage) from cpu
select top(usage, 2) from cpu
select bottom(usage, 3), host from cpu
select top(usage, host, 2) from cpu
select derivative(reads) from "disk io"
select derivative(reads, 1m), reads from "disk io"
select non_negative_derivative(reads) from "disk io"
select derivative(max(reads), 1m) from "disk io" where time >= '2024-01-01T00:00:00Z' and time < '2024-01-01T00:02:00Z' group by time(20s)
select moving_average(reads, 2) from "disk io"
select difference(reads) from "disk io"
select cumulative_sum(reads) from "disk io"
select elapsed(reads) from "disk io"
select mean(*) from cpu
select count(*) from cpu group by host
select mean(usage), mean(count) from cpu,mem
select * from /c|m/
select * from nope
select nope from cpu
select mean(nope) from cpu
select first(usage), last(usage) from cpu group by host
select stddev(usage) from cpu group by host
select spread(usage), median(usage), mode(usage) from cpu
select stddev(value) from single
select integral(usage) from cpu group by host
select usage from cpu where usage > 3 and count = 9
select usage from cpu where note = 'two'
select usage from cpu where up = true
select usage from cpu where note =~ /^t/
select usage from cpu where host =~ /a|b/ and time > 1704067200000000000
select usage from cpu where region = ''
select writes from "disk io"
select count(distinct(usage)) from cpu
select usage::field, host::tag from cpu limit 1
select mean(usage) from cpu group by *
select mean(usage) from cpu group by nope
select mean(usage) from cpu group by /^h/
select usage from db.autogen.cpu limit 1
select usage from "db".."cpu" limit 1
select usage from "nope".."cpu" limit 1
select mean(usage) / 2 + 1 from cpu
select mean(usage) as m, max(count) * 2 from cpu
select usage, usage from cpu limit 2
select count from cpu where time = '2024-01-01T00:00:00Z'
select usage from cpu slimit 1
select usage from cpu group by host slimit 1 soffset 1
select usage from cpu group by host limit 1 offset 1
select
select from cpu
select * 
select * from
select * from cpu where
select * from cpu where x ==
select * from cpu limit
select * from cpu limit x
select * from cpu limit -1
select * from cpu order by x
select * from cpu order by time foo
select * from cpu group by
select * from cpu group by time(1m)
select mean(usage), host from cpu
select mean(usage), max(count), host from cpu
select max(usage), min(count), host from cpu
select mean(usage) from cpu where time > '2024-01-01' and time < '2024-01-02' group by time(1h) limit 3
select mean(usage) from cpu group by time(x)
select mean(usage) from cpu where time >= '2024-01-01T00:00:00Z' and time < '2024-01-01T00:02:00Z' group by time(1m, 10s)
select nope(usage) from cpu
select mean() from cpu
select mean(usage, 2) from cpu
select percentile(usage) from cpu
select percentile(usage, 'x') from cpu
select percentile(usage, 101) from cpu
select top(usage) from cpu
select top(usage, 0) from cpu
select derivative(usage, 1x) from cpu
select moving_average(usage) from cpu
select mean(note) from cpu
select sum(up) from cpu
select count(up), first(note), max(up) from cpu
select first(note) from cpu
select mean(host) from cpu
select usage from cpu where time > 'x'
select usage from cpu where time > now() - 1
select usage from cpu where time > '2024-01-01' or host = 'a'
select usage from cpu where time > '2024-01-01 00:01:00' and time <= '2024-01-01T00:02:10Z'
select usage from cpu where host > 'a'
select usage from cpu where host = a
select usage from cpu where usage = '1'
select usage from cpu where nope = 1
select usage from cpu where nope = 'x'
select usage from cpu where nope != 'x'
select usage from cpu where usage > 1 or host = 'c'
select usage from cpu where "host" =~ /(/
select usage from cpu where host =~ 'a'
select usage from cpu tz('America/Los_Angeles')
select usage from cpu tz('Nope')
select mean(usage) from cpu where time >= '2024-01-01T00:00:00Z' and time < '2024-01-02T00:00:00Z' group by time(1d) tz('America/Los_Angeles')
select mean(usage) from cpu where time >= '2023-12-31T16:00:00' and time < '2024-01-01T00:00:00' group by time(12h) tz('America/Los_Angeles')
select mean(usage) from cpu; select 1
select mean(usage) from cpu; select usage from cpu limit 1;
select usage from cpu;;select usage from cpu limit 1
select usage from cpu -- comment
select usage /* x */ from cpu limit 1
select usage % 2, usage - 1, usage / 0, count / 2, count % 2, count & 1, count | 8, count ^ 1 from cpu limit 2
select (usage + 1) * 2 from cpu limit 1
select -usage from cpu limit 1
select +usage from cpu limit 1
select 1 + usage from cpu limit 1
select 1 from cpu
select abs(count), round(usage), sqrt(usage), pow(usage, 2) from cpu limit 2
select mean(usage) from cpu where host = 'a' group by time(1m) fill(x)
select derivative(mean(usage), 1m) from cpu
select sum(usage) from cpu {W} group by time(2m) order by time desc
select sum(usage) from cpu {W} group by time(1m) order by time desc limit 2 offset 1
select sum(usage) from cpu {W} group by time(1m) fill(previous) order by time desc
select usage into x from cpu
select usage from (select usage from cpu) limit 1
select /u/ from cpu limit 1
select mean(/u/) from cpu
select usage::integer from cpu limit 2
select count::float from cpu limit 2
select time, usage from cpu limit 1
select usage as time from cpu limit 1
select usage as "a b", count as 'x' from cpu limit 1
select difference(mean(usage)) from cpu {W} group by time(1m)
select moving_average(mean(usage), 2) from cpu {W} group by time(1m)
select non_negative_difference(mean(usage)) from cpu {W} group by time(1m), host
select cumulative_sum(sum(usage)) from cpu {W} group by time(1m) fill(0)
select mean(usage) * 2 from cpu {W} group by time(3m) fill(none)
select first(usage), last(usage), host from cpu
select first(usage), host from cpu group by region
select last(*) from cpu
select percentile(usage, 50), host from cpu {W} group by time(2m)
select top(usage, 1) from cpu {W} group by time(2m)
select distinct(usage) from cpu {W} group by time(2m)
select distinct usage from cpu
select count(distinct usage) from cpu
select median(count), spread(count), stddev(count), mode(count), percentile(count, 90) from cpu
select max(usage) from cpu {W} group by time(2m)
select max(usage), host from cpu {W} group by time(2m)
select sum(usage) from cpu where time >= '2024-01-01T00:01:00Z'
select sum(usage) from cpu where time > 1704067200s and time < 1704067300000ms
select sum(usage) from cpu where time > 1704067200000000u and time < '2024-01-01T00:00:00Z' + 5m
select sum(usage) from cpu where '2024-01-01T00:01:00Z' <= time
select first(usage), last(count) from cpu {W} group by time(2m), host
select last(usage) from cpu group by host
select last(usage) from cpu where usage < 5 group by host
select mean(usage) from cpu where count > 3 and time >= '2024-01-01T00:00:00Z' and time < '2024-01-01T00:07:00Z' group by time(2m)
select mean(usage), max(count) from cpu where count > 3 group by host
select count(usage) from cpu where host = 'a' or host = 'b'
select usage, region from cpu where region =~ /.*/ limit 20
select used from mem where ok = true or used > 8
select min(usage) from cpu {W} group by time(1m), host fill(0) limit 3
select first(usage) from cpu
select min(count) from cpu
select sum(count), sum(usage) from cpu {W} group by time(3m)
select max(usage) - min(usage) from cpu {W} group by time(2m)
select mean(usage) from cpu {W} group by time(1m) offset 5
select count from cpu where usage + 1 > count * 2
select used / 2, used * 1.5 from mem
select * from sparse group by *
select a, b from sparse group by h limit 2
select a, b from sparse order by time desc limit 2
select a, b from sparse where a > 0 or b > 2 group by h limit 2 offset 1
select difference(a), difference(b) from sparse
"""

OTHERS = """
show retention policies
show retention policies on db
show retention policies on nope
show measurements
show measurements with measurement = cpu
show measurements with measurement =~ /c|m/
show measurements where host = 'b'
show measurements limit 1 offset 1
show measurements on nope
show tag keys
show tag keys from cpu
show tag keys from cpu where host = 'c'
show tag keys from nope
show tag keys limit 1
show tag values with key = host
show tag values from cpu with key = host
show tag values from cpu with key in (host, region)
show tag values with key =~ /h|d/
show tag values with key != host
show tag values from cpu with key = "host" where region = 'us'
show tag values with key = host limit 1
show field keys
show field keys from cpu
show field keys from /m/
show field keys limit 2
show series
show series from cpu
show series from cpu where host = 'a'
show series limit 2 offset 1
show series cardinality
show measurement cardinality
show tag values
show tag values from cpu
show nope
show stats
show users
show queries
show shards
show diagnostics
show grants for x
create database
create database "x
create retention policy a on b
alter retention policy autogen on db default
;
"""


def influxql(text, name=None, method="GET", db="metrics", **more):
    """A query; its name is its text. Bytes count."""
    headers = {key: more.pop(key) for key in list(more) if key[0].isupper()}
    token = more.pop("token", "{token}")
    path = "/query?" + urllib.parse.urlencode({"db": db, "q": text, **more})
    made = ask(name or text, method, path, token=token, **headers)
    made.is_exact = True
    return made


def queries(texts):
    return [influxql(text.replace("{W}", WINDOW), name=text) for text in texts.strip().split("\n")]


PARAMETERS = json.dumps({"h": "a", "t": "2024-01-01T00:00:00Z", "n": 2, "r": {"regex": "a|b"}, "d": {"duration": "1m"},
                         "i": {"identifier": "usage"}})
TWO = "select usage from cpu group by host; show measurements"
FORMS = [
    influxql("select mean(usage) from cpu where host = $h and time > $t", params=PARAMETERS),
    influxql("select $i from cpu where host =~ $r and usage > $n", params=PARAMETERS),
    influxql("select mean(usage) from cpu " + WINDOW + " group by time($d) limit 2", params=PARAMETERS),
    influxql("select mean(usage) from cpu where host = $missing", params=PARAMETERS),
    influxql("select usage from cpu where host = $h", name="parameters that are no JSON", params="{bad"),
    influxql(TWO, name="in chunks", chunked="true", chunk_size="2"),
    influxql(TWO, name="in usual chunks", chunked="true"),
    influxql("select usage from nodb..cpu", name="an error in chunks", chunked="true"),
    *[influxql("select usage from cpu limit 1", name=f"epoch {unit}", epoch=unit)
      for unit in ("ns", "u", "ms", "s", "m", "h", "zz")],
    influxql("select usage from cpu limit 1", name="pretty", pretty="true"),
    influxql("select * from cpu group by host, region limit 1; select * from mem; select nope from cpu; show field keys",
             name="as CSV", Accept="application/csv", epoch="s"),
    influxql("select * from cpu limit 2", name="as text/csv", Accept="text/csv"),
    influxql("select usage from cpu limit 1; select mean(note) from cpu; select usage from cpu limit 1",
             name="a statement that fails"),
    influxql("select usage from cpu limit 1", name="no database", db=""),
    influxql("select usage from cpu limit 1", name="an unknown database", db="nope"),
    influxql("select usage from cpu limit 1", name="an unknown policy", rp="nope"),
    influxql("select usage from cpu limit 1", name="the usual policy", rp="autogen"),
    influxql("select usage from cpu limit 1", name="a password", token="", u="ann", p="the-token"),
    influxql("select usage from cpu limit 1", name="a wrong password", token="", u="ann", p="wrong"),
    influxql("select usage from cpu limit 1", name="a name in the token", token="ann:the-token"),
    influxql("select usage from cpu limit 1", name="no token for /query", token=""),
    ask("a form", "POST", "/query?db=metrics", "q=select+usage+from+cpu+limit+1",
        Content_Type="application/x-www-form-urlencoded"),
    ask("a body of InfluxQL", "POST", "/query?db=metrics", "select usage from cpu limit 1",
        Content_Type="application/vnd.influxql"),
    ask("no query", "GET", "/query?db=metrics"),
    ask("PUT a query", "PUT", "/query?db=metrics&q=show+databases"),
]


def dbrps(name, what="", **more):
    return ask(name, "GET", "/api/v2/dbrps?orgID={org}" + what, **more)


def map_bucket(name, keep=None, **members):
    return ask(name, "POST", "/api/v2/dbrps", members, keep=keep)


MAPPED = {"orgID": "{org}", "bucketID": "{metrics}"}
DBRPS = [
    ask("make a bucket for metrics", "POST", "/api/v2/buckets", {"orgID": "{org}", "name": "metrics"},
        keep={"metrics": "id"}),
    ask("make a bucket with a policy", "POST", "/api/v2/buckets", {"orgID": "{org}", "name": "old/rp"}),
    ask("write metrics", "POST", "/write?db=metrics", LINES),
    dbrps("virtual mapping", "&db=metrics"),
    dbrps("virtual mapping of a policy", "&db=old"),
    map_bucket("map a bucket", **MAPPED, database="d", retention_policy="r", keep={"dbrp": "id"}),
    map_bucket("map it again", **MAPPED, database="d", retention_policy="r"),
    map_bucket("map another policy", **MAPPED, database="d", retention_policy="r2", keep={"dbrp2": "id"}),
    map_bucket("map a new default", **MAPPED, database="d", retention_policy="r3", default=True, keep={"dbrp3": "id"}),
    dbrps("mappings of a database", "&db=d"),
    dbrps("mapping of a policy", "&rp=r2"),
    dbrps("default mapping", "&db=d&default=true"),
    dbrps("mappings of a bucket", "&bucketID={metrics}"),
    dbrps("mapping by id", "&id={dbrp2}"),
    dbrps("mappings by what is no id", "&id=zz"),
    dbrps("mappings that may be default", "&default=maybe"),
    ask("mappings without organization", "GET", "/api/v2/dbrps"),
    ask("mappings of an unknown organization", "GET", "/api/v2/dbrps?org=nope"),
    ask("map in broken JSON", "POST", "/api/v2/dbrps", "{bad"),
    map_bucket("map nothing"),
    map_bucket("map no bucket", orgID="{org}"),
    map_bucket("map no database", **MAPPED),
    map_bucket("map no policy", **MAPPED, database="d"),
    map_bucket("map an unknown bucket", orgID="{org}", bucketID="00000000000000ff", database="d",
               retention_policy="q"),
    ask("a mapping", "GET", "/api/v2/dbrps/{dbrp2}?orgID={org}"),
    ask("a mapping without organization", "GET", "/api/v2/dbrps/{dbrp2}"),
    ask("a mapping by what is no id", "GET", "/api/v2/dbrps/zz?orgID={org}"),
    ask("a mapping that is not there", "GET", "/api/v2/dbrps/00000000000000ff?orgID={org}"),
    ask("make it the default", "PATCH", "/api/v2/dbrps/{dbrp2}?orgID={org}", {"default": True}),
    ask("rename a policy", "PATCH", "/api/v2/dbrps/{dbrp2}?orgID={org}", {"retention_policy": "r9"}),
    ask("rename it to one that is there", "PATCH", "/api/v2/dbrps/{dbrp2}?orgID={org}", {"retention_policy": "r"}),
    ask("make it no default", "PATCH", "/api/v2/dbrps/{dbrp2}?orgID={org}", {"default": False}),
    ask("change a mapping that is not there", "PATCH", "/api/v2/dbrps/00000000000000ff?orgID={org}", {"default": True}),
    dbrps("mappings after changes", "&db=d"),
    influxql("show retention policies", name="policies of a mapped database", db="d"),
    ask("write by the default mapping", "POST", "/write?db=d", "mapped v=1 1704067200000000000"),
    ask("write by a mapping", "POST", "/write?db=d&rp=r9", "mapped v=2 1704067201000000000"),
    ask("write by a virtual mapping", "POST", "/write?db=old&rp=rp", "mapped v=1 1704067200000000000"),
    ask("write to a policy that is not mapped", "POST", "/write?db=d&rp=nope", "mapped v=1"),
    influxql("select v from mapped", name="read by a mapping", db="d"),
    influxql("select v from metrics.autogen.mapped", name="read by the bucket's name", db="d"),
    ask("delete a mapping", "DELETE", "/api/v2/dbrps/{dbrp2}?orgID={org}"),
    ask("delete the mapping twice", "DELETE", "/api/v2/dbrps/{dbrp2}?orgID={org}"),
    ask("delete the default mapping", "DELETE", "/api/v2/dbrps/{dbrp}?orgID={org}"),
    dbrps("mappings that are left", "&db=d"),
    ask("delete from the mapped measurement", "POST", "/api/v2/delete?org=home&bucket=metrics",
        {"start": "2024-01-01T00:00:00Z", "stop": "2025-01-01T00:00:00Z", "predicate": '_measurement="mapped"'}),
]

DATABASES = [
    influxql('create database "telegraf"', method="POST"),
    influxql('create database "telegraf"', name="create it again", method="POST"),
    influxql("create retention policy week on telegraf duration 7d replication 1 default", method="POST"),
    influxql("create retention policy week on telegraf duration 7d replication 1", name="create the policy again",
             method="POST"),
    influxql("create retention policy week on telegraf duration 8d replication 1", method="POST"),
    influxql("create retention policy short on telegraf duration 1m replication 1", method="POST"),
    influxql("create retention policy week on nope duration 7d replication 1", method="POST"),
    influxql("create database named with duration 2d name two", method="POST"),
    influxql("show databases"),
    influxql("show retention policies on telegraf"),
    influxql("show retention policies on named"),
    ask("write to a database that was made", "POST", "/write?db=named", "m v=1"),
    influxql("drop database telegraf", method="POST"),
    influxql("show retention policies on telegraf", name="policies of what was dropped"),
]

OTHERS_TOKENS = [
    ask("make a token for another bucket", "POST", "/api/v2/authorizations",
        {"orgID": "{org}", "description": "reads",
         "permissions": [{"action": "read", "resource": {"type": "buckets", "orgID": "{org}", "id": "{bucket}"}}]},
        keep={"limited": "token"}),
    influxql("select usage from cpu limit 1", name="read what one may not read", token="{limited}"),
    influxql("show measurements", name="list what one may not read", token="{limited}"),
    influxql("select usage from cpu", name="read what one may read", db="first", token="{limited}"),
    influxql("create database x", name="make a database without permission", method="POST", token="{limited}"),
    ask("mappings without permission", "GET", "/api/v2/dbrps?orgID={org}", token="{limited}"),
]

INFLUXQL = DBRPS + queries(SELECTS) + queries(OTHERS) + FORMS + DATABASES + OTHERS_TOKENS
