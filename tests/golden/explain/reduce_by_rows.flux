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
// yield
//     name: "pipe"
//   reduce
//       fn: (r, accumulator) => ({sum: (accumulator.sum + r._value) |> same()})
//       identity: {sum: 0.0}
//     csv #1
//         bytes: 123
// yield
//     name: "type"
//   reduce
//       fn: (r, accumulator) => ({sum: accumulator.sum + r._value})
//       identity: {sum: 0}
//     csv (shared #1)
// yield
//     name: "other type"
//   reduce
//       fn: (r, accumulator) => ({last: r._value})
//       identity: {last: 0}
//     csv (shared #1)
// yield
//     name: "order"
//   reduce
//       fn: (r, accumulator) => if accumulator.n > 1 then {n: 1, s: r.host} else {s: r.host, n: accumulator.n + 1}
//       identity: {n: 0, s: ""}
//     csv (shared #1)
// yield
//     name: "dictionary"
//   reduce
//       fn: (r, accumulator) => ({hosts: dict.insert(dict: accumulator.hosts, key: r.host, value: r._value)})
//       identity: {hosts: ["": 0.0]}
//     csv (shared #1)
// yield
//     name: "null without type"
//   reduce
//       fn: (r, accumulator) => ({last: if r._value > 1.0 then r.missing else accumulator.last})
//       identity: {last: 0.0}
//     csv (shared #1)
//
// == rules
// none applied
//
// == plan as it will run
// yield
//     name: "pipe"
//     runs: row by row; keeps nothing
//   reduce
//       fn: (r, accumulator) => ({sum: (accumulator.sum + r._value) |> same()})
//       identity: {sum: 0.0}
//       runs: row by row; tables whose keys may change wait for all others; keeps all tables
//       because: `sum` may be in group keys
//     csv #1
//         bytes: 123
//         runs: reads and sends; keeps nothing
// yield
//     name: "type"
//     runs: row by row; keeps nothing
//   reduce
//       fn: (r, accumulator) => ({sum: accumulator.sum + r._value})
//       identity: {sum: 0}
//       runs: row by row; tables whose keys may change wait for all others; keeps all tables
//       because: `sum` may be in group keys
//     csv (shared #1)
// yield
//     name: "other type"
//     runs: row by row; keeps nothing
//   reduce
//       fn: (r, accumulator) => ({last: r._value})
//       identity: {last: 0}
//       runs: row by row; tables whose keys may change wait for all others; keeps all tables
//       because: `last` may be in group keys
//     csv (shared #1)
// yield
//     name: "order"
//     runs: row by row; keeps nothing
//   reduce
//       fn: (r, accumulator) => if accumulator.n > 1 then {n: 1, s: r.host} else {s: r.host, n: accumulator.n + 1}
//       identity: {n: 0, s: ""}
//       runs: row by row; tables whose keys may change wait for all others; keeps all tables
//       because: `n` may be in group keys
//     csv (shared #1)
// yield
//     name: "dictionary"
//     runs: row by row; keeps nothing
//   reduce
//       fn: (r, accumulator) => ({hosts: dict.insert(dict: accumulator.hosts, key: r.host, value: r._value)})
//       identity: {hosts: ["": 0.0]}
//       runs: row by row; tables whose keys may change wait for all others; keeps all tables
//       because: `hosts` may be in group keys
//     csv (shared #1)
// yield
//     name: "null without type"
//     runs: row by row; keeps nothing
//   reduce
//       fn: (r, accumulator) => ({last: if r._value > 1.0 then r.missing else accumulator.last})
//       identity: {last: 0.0}
//       runs: row by row; tables whose keys may change wait for all others; keeps all tables
//       because: `last` may be in group keys
//     csv (shared #1)
//
// == pipelines and their kernels
// reduce 1: csv → reduce
// rows: called row by row, because its body is not one expression
// reduce 2: csv → reduce
// rows: called row by row, because it may not fit the table: type conflict: int != float; numbers are not converted by themselves: write `1.0` for `1`, or convert with `float(v: …)`
// reduce 3: csv → reduce
// rows: called row by row, because it does not always give `last` the type int
// reduce 4: csv → reduce
// rows: called row by row, because it gives records that list their properties in different orders
// reduce 5: csv → reduce
// rows: called row by row, because it carries `hosts`, which is of type dictionary
// reduce 6: csv → reduce
// rows: called row by row, because it does not always give `last` the type float
