import "array"
import "join"

left = array.from(rows: [{id: 1, v: "a"}, {id: 2, v: "b"}, {id: 2, v: "c"}, {id: 4, v: "d"}])
right = array.from(rows: [{key: 5, w: 0.5}, {key: 2, w: 0.2}, {key: 2, w: 0.25}, {key: 1, w: 0.1}])
on = (l, r) => l.id == r.key
as = (l, r) => ({id: if exists l.id then l.id else r.key, v: l.v, w: r.w})

join.inner(left: left, right: right, on: on, as: as) |> yield(name: "inner")
join.left(left: left, right: right, on: on, as: as) |> yield(name: "left")
join.right(left: left, right: right, on: on, as: as) |> yield(name: "right")
join.full(left: left, right: right, on: on, as: as) |> yield(name: "full")
join.tables(left: left, right: right, on: (l, r) => r.key == l.id, as: as, method: "inner") |> yield(name: "turned")

// ---
// #datatype,string,long,long,string,double
// #group,false,false,false,false,false
// #default,inner,,,,
// ,result,table,id,v,w
// ,,0,1,a,0.1
// ,,0,2,b,0.2
// ,,0,2,b,0.25
// ,,0,2,c,0.2
// ,,0,2,c,0.25
//
// #datatype,string,long,long,string,double
// #group,false,false,false,false,false
// #default,left,,,,
// ,result,table,id,v,w
// ,,0,1,a,0.1
// ,,0,2,b,0.2
// ,,0,2,b,0.25
// ,,0,2,c,0.2
// ,,0,2,c,0.25
// ,,0,4,d,
//
// #datatype,string,long,long,string,double
// #group,false,false,false,false,false
// #default,right,,,,
// ,result,table,id,v,w
// ,,0,1,a,0.1
// ,,0,2,b,0.2
// ,,0,2,b,0.25
// ,,0,2,c,0.2
// ,,0,2,c,0.25
// ,,0,5,,0.5
//
// #datatype,string,long,long,string,double
// #group,false,false,false,false,false
// #default,full,,,,
// ,result,table,id,v,w
// ,,0,1,a,0.1
// ,,0,2,b,0.2
// ,,0,2,b,0.25
// ,,0,2,c,0.2
// ,,0,2,c,0.25
// ,,0,4,d,
// ,,0,5,,0.5
//
// #datatype,string,long,long,string,double
// #group,false,false,false,false,false
// #default,turned,,,,
// ,result,table,id,v,w
// ,,0,1,a,0.1
// ,,0,2,b,0.2
// ,,0,2,b,0.25
// ,,0,2,c,0.2
// ,,0,2,c,0.25
//
