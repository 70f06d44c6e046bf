// run: --memory-limit 50MB
import "experimental"
import "generate"
import j "join"

// No more pairs are made than are wanted: all of them would take hours.
rows = generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, count: 100000, fn: (n) => n)
    |> map(fn: (r) => ({_time: 2024-01-01T00:00:00Z, _value: r._value, k: "a"}))

join(tables: {left: rows, right: rows}, on: ["k"])
    |> limit(n: 2)
    |> yield(name: "join")

j.inner(left: rows, right: rows, on: (l, r) => l.k == r.k, as: (l, r) => ({l with other: r._value}))
    |> limit(n: 2, offset: 1)
    |> yield(name: "join.inner")

j.full(left: rows, right: rows, on: (l, r) => l.k == r.k, as: (l, r) => ({a: l._value, b: r._value, c: 1}))
    |> limit(n: 1)
    |> yield(name: "join.full")

experimental.join(left: rows, right: rows, fn: (left, right) => ({left with other: right._value}))
    |> limit(n: 1)
    |> yield(name: "experimental.join")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,long,string
// #group,false,false,false,false,false,false,false
// #default,join,,,,,,
// ,result,table,_time_left,_time_right,_value_left,_value_right,k
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:00Z,0,0,a
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:00Z,0,1,a
//
// #datatype,string,long,dateTime:RFC3339,long,string,long
// #group,false,false,false,false,false,false
// #default,join.inner,,,,,
// ,result,table,_time,_value,k,other
// ,,0,2024-01-01T00:00:00Z,0,a,1
// ,,0,2024-01-01T00:00:00Z,0,a,2
//
// #datatype,string,long,long,long,long
// #group,false,false,false,false,false
// #default,join.full,,,,
// ,result,table,a,b,c
// ,,0,0,0,1
//
// #datatype,string,long,dateTime:RFC3339,long,string,long
// #group,false,false,false,false,false,false
// #default,experimental.join,,,,,
// ,result,table,_time,_value,k,other
// ,,0,2024-01-01T00:00:00Z,0,a,0
//
