import "array"
import "join"

// A column gets its type from the first row that has one; rows before it wait.
left = array.from(rows: [{id: 1}, {id: 2}, {id: 3}, {id: 4}])
right = array.from(rows: [{id: 3, w: 4.5, n: 1}]) |> drop(fn: (column) => column == "n")

join.left(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({id: l.id, w: if l.id < 3 then r.n else r.w, n: r.n}))
    |> yield(name: "one")

join.left(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({n: r.n}))
    |> yield(name: "none")

// ---
// #datatype,string,long,long,double
// #group,false,false,false,false
// #default,one,,,
// ,result,table,id,w
// ,,0,1,
// ,,0,2,
// ,,0,3,4.5
// ,,0,4,
//
// #datatype,string,long
// #group,false,false
// #default,none,
// ,result,table
// ,,0
// ,,0
// ,,0
// ,,0
//
