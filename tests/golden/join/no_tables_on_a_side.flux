import "array"
import "join"

left = array.from(rows: [{id: 1, v: "a"}, {id: 2, v: "b"}])
right = array.from(rows: [{id: 1, w: 0.5}]) |> filter(fn: (r) => r.w > 1.0)

join.full(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({id: l.id, other: r.id, v: l.v, w: r.w}))

// ---
// #datatype,string,long,long,long,string
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,id,other,v
// ,,0,1,,a
// ,,0,2,,b
//
