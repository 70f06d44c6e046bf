// explain: --jit never
// Functions of `reduce` that only the script can run, and why.
import "csv"
import "dict"

rows = csv.from(csv: "#datatype,string,long,double,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,host
,,0,1.5,a
")
same = (v=<-) => v

rows
    |> reduce(fn: (r, accumulator) => ({sum: (accumulator.sum + r._value) |> same()}), identity: {sum: 0.0})
    |> yield(name: "pipe")
rows
    |> reduce(fn: (r, accumulator) => ({sum: accumulator.sum + r._value}), identity: {sum: 0})
    |> yield(name: "type")
rows
    |> reduce(fn: (r, accumulator) => ({last: r._value}), identity: {last: 0})
    |> yield(name: "other type")
rows
    |> reduce(
        fn: (r, accumulator) => if accumulator.n > 1 then {n: 1, s: r.host} else {s: r.host, n: accumulator.n + 1},
        identity: {n: 0, s: ""},
    )
    |> yield(name: "order")
rows
    |> reduce(
        fn: (r, accumulator) => ({hosts: dict.insert(dict: accumulator.hosts, key: r.host, value: r._value)}),
        identity: {hosts: ["": 0.0]},
    )
    |> yield(name: "dictionary")
rows
    |> reduce(
        fn: (r, accumulator) => ({last: if r._value > 1.0 then r.missing else accumulator.last}),
        identity: {last: 0.0},
    )
    |> yield(name: "null without type")

// ---
// == plan as written
// yield (line 16)
//     name: "pipe"
//   reduce (line 15)
//       fn: (r, accumulator) => ({sum: (accumulator.sum + r._value) |> same()})
//       identity: {sum: 0.0}
//     csv #1 (line 6)
//         bytes: 123
// yield (line 19)
//     name: "type"
//   reduce (line 18)
//       fn: (r, accumulator) => ({sum: accumulator.sum + r._value})
//       identity: {sum: 0}
//     csv (shared #1)
// yield (line 22)
//     name: "other type"
//   reduce (line 21)
//       fn: (r, accumulator) => ({last: r._value})
//       identity: {last: 0}
//     csv (shared #1)
// yield (line 28)
//     name: "order"
//   reduce (line 24)
//       fn: (r, accumulator) => if accumulator.n > 1 then {n: 1, s: r.host} else {s: r.host, n: accumulator.n + 1}
//       identity: {n: 0, s: ""}
//     csv (shared #1)
// yield (line 34)
//     name: "dictionary"
//   reduce (line 30)
//       fn: (r, accumulator) => ({hosts: dict.insert(dict: accumulator.hosts, key: r.host, value: r._value)})
//       identity: {hosts: ["": 0.0]}
//     csv (shared #1)
// yield (line 40)
//     name: "null without type"
//   reduce (line 36)
//       fn: (r, accumulator) => ({last: if r._value > 1.0 then r.missing else accumulator.last})
//       identity: {last: 0.0}
//     csv (shared #1)
//
// == rules
// none applied
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// yield (line 16)
//     name: "pipe"
//   reduce (line 15)
//       fn: (r, accumulator) => ({sum: (accumulator.sum + r._value) |> same()})
//       identity: {sum: 0.0}
//       runs: folds each table; the rows of tables whose keys change are collected
//       memory: tables whose keys change, all of them: sends these when its input ends
//       because: `sum` may be in group keys
//     csv #1 (line 6)
//         bytes: 123
// yield (line 19)
//     name: "type"
//   reduce (line 18)
//       fn: (r, accumulator) => ({sum: accumulator.sum + r._value})
//       identity: {sum: 0}
//       runs: folds each table; the rows of tables whose keys change are collected
//       memory: tables whose keys change, all of them: sends these when its input ends
//       because: `sum` may be in group keys
//     csv (shared #1)
// yield (line 22)
//     name: "other type"
//   reduce (line 21)
//       fn: (r, accumulator) => ({last: r._value})
//       identity: {last: 0}
//       runs: folds each table; the rows of tables whose keys change are collected
//       memory: tables whose keys change, all of them: sends these when its input ends
//       because: `last` may be in group keys
//     csv (shared #1)
// yield (line 28)
//     name: "order"
//   reduce (line 24)
//       fn: (r, accumulator) => if accumulator.n > 1 then {n: 1, s: r.host} else {s: r.host, n: accumulator.n + 1}
//       identity: {n: 0, s: ""}
//       runs: folds each table; the rows of tables whose keys change are collected
//       memory: tables whose keys change, all of them: sends these when its input ends
//       because: `n` may be in group keys
//     csv (shared #1)
// yield (line 34)
//     name: "dictionary"
//   reduce (line 30)
//       fn: (r, accumulator) => ({hosts: dict.insert(dict: accumulator.hosts, key: r.host, value: r._value)})
//       identity: {hosts: ["": 0.0]}
//       runs: folds each table; the rows of tables whose keys change are collected
//       memory: tables whose keys change, all of them: sends these when its input ends
//       because: `hosts` may be in group keys
//     csv (shared #1)
// yield (line 40)
//     name: "null without type"
//   reduce (line 36)
//       fn: (r, accumulator) => ({last: if r._value > 1.0 then r.missing else accumulator.last})
//       identity: {last: 0.0}
//       runs: folds each table; the rows of tables whose keys change are collected
//       memory: tables whose keys change, all of them: sends these when its input ends
//       because: `last` may be in group keys
//     csv (shared #1)
//
// == functions of rows
// reduce (line 15): called once for each row, which is slow, because its body is not one expression
// reduce (line 18): called once for each row, which is slow, because it may not fit the table: type conflict: int != float; numbers are not converted by themselves: write `1.0` for `1`, or convert with `float(v: …)`
// reduce (line 21): called once for each row, which is slow, because it does not always give `last` the type int
// reduce (line 24): called once for each row, which is slow, because it gives records that list their properties in different orders
// reduce (line 30): called once for each row, which is slow, because it carries `hosts`, which is of type dictionary
// reduce (line 36): called once for each row, which is slow, because it does not always give `last` the type float
