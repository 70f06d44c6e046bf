import "array"
import "internal/debug"
import "join"

null = debug.null(type: "string")
left = array.from(rows: [{k: null, v: 1}, {k: "x", v: 2}]) |> group(columns: ["k"])
right = array.from(rows: [{k: null, w: 1}, {k: "x", w: 2}]) |> group(columns: ["k"])

join.inner(left: left, right: right, on: (l, r) => l.v == r.w, as: (l, r) => ({l with w: r.w}))

// ---
// #datatype,string,long,string,long,long
// #group,false,false,true,false,false
// #default,_result,,,,
// ,result,table,k,v,w
// ,,0,,1,1
// ,,1,x,2,2
//
