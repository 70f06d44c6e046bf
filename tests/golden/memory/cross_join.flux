// run: --memory-limit 20MB
import "generate"
import j "join"

// Pairs of all rows, of which there are more than memory has room for, come in chunks.
rows = (count) => generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, count: count, fn: (n) => n)
    |> map(fn: (r) => ({r with k: "a"}))

join(tables: {left: rows(count: 1000), right: rows(count: 1000)}, on: ["k"])
    |> count(column: "k")
    |> yield(name: "count")

j.inner(left: rows(count: 100), right: rows(count: 1000), on: (l, r) => l.k == r.k, as: (l, r) => ({l with other: r._value}))
    |> max(column: "other")
    |> yield(name: "max")

timed = rows(count: 400) |> map(fn: (r) => ({r with _time: 2024-01-01T00:00:00Z}))

join(tables: {left: timed, right: timed}, on: ["_time", "k"])
    |> group(columns: ["_value_left"])
    |> count(column: "k")
    |> group()
    |> sum(column: "k")
    |> yield(name: "in groups")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,count,,
// ,result,table,k
// ,,0,1000000
//
// #datatype,string,long,dateTime:RFC3339,long,string,long
// #group,false,false,false,false,false,false
// #default,max,,,,,
// ,result,table,_time,_value,k,other
// ,,0,2024-01-01T00:00:00Z,0,a,999
//
// #datatype,string,long,long
// #group,false,false,false
// #default,in groups,,
// ,result,table,k
// ,,0,160000
//
