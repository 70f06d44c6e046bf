import "array"
import "join"

// The rows before the one that fails are sent, and those behind the ones that are wanted fail as well.
left = array.from(rows: [{id: 1, v: 4}, {id: 2, v: 2}, {id: 3, v: 0}, {id: 4, v: 1}])
right = array.from(rows: [{id: 1, w: 8}, {id: 2, w: 6}, {id: 3, w: 4}, {id: 4, w: 2}])

join.inner(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({id: l.id, q: r.w / l.v}))
    |> limit(n: 1)

// ---
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,id,q
// ,,0,1,2
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `r.w / l.v`: cannot divide by zero
//   at fails_in_a_row.flux:8:95
//   at fails_in_a_row.flux:8:1, calling `join.inner`",
// --- stderr
// fluxc: cannot evaluate `r.w / l.v`: cannot divide by zero
//   at fails_in_a_row.flux:8:95
//   |
// 8 | join.inner(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({id: l.id, q: r.w / l.v}))
//   |                                                                                               ^^^
//   at fails_in_a_row.flux:8:1, calling `join.inner`
// --- exit 1
