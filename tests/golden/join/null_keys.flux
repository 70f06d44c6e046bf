import "array"
import "internal/debug"
import "join"

none = debug.null(type: "string")
left = array.from(rows: [{k: "b", v: 1}, {k: none, v: 2}, {k: "a", v: 3}, {k: none, v: 4}])
right = array.from(rows: [{k: none, w: 1.0}, {k: "a", w: 2.0}])
on = (l, r) => l.k == r.k
as = (l, r) => ({lk: l.k, rk: r.k, v: l.v, w: r.w})

join.inner(left: left, right: right, on: on, as: as) |> yield(name: "inner")
join.full(left: left, right: right, on: on, as: as) |> yield(name: "full")

// ---
// #datatype,string,long,string,string,long,double
// #group,false,false,false,false,false,false
// #default,inner,,,,,
// ,result,table,lk,rk,v,w
// ,,0,a,a,3,2
//
// #datatype,string,long,string,string,long,double
// #group,false,false,false,false,false,false
// #default,full,,,,,
// ,result,table,lk,rk,v,w
// ,,0,a,a,3,2
// ,,0,b,,1,
// ,,0,,,2,
// ,,0,,,4,
// ,,0,,,,1
//
