import "array"
import "join"

left = array.from(rows: [{id: 1, v: "a"}, {id: 2, v: "b"}])
right = array.from(rows: [{id: 1, w: 0.5}]) |> filter(fn: (r) => r.w > 1.0, onEmpty: "keep")
on = (l, r) => l.id == r.id
as = (l, r) => ({l with w: r.w})

join.inner(left: left, right: right, on: on, as: as) |> yield(name: "inner")
join.left(left: left, right: right, on: on, as: as) |> yield(name: "left")

// ---
//
// #datatype,string,long,long,string,double
// #group,false,false,false,false,false
// #default,left,,,,
// ,result,table,id,v,w
// ,,0,1,a,
// ,,0,2,b,
//
