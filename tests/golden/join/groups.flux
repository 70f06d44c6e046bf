import "array"
import "join"

left =
    array.from(
        rows: [
            {host: "a", id: 1, v: 10},
            {host: "a", id: 2, v: 20},
            {host: "b", id: 1, v: 30},
            {host: "c", id: 1, v: 40},
        ],
    )
        |> group(columns: ["host"])
right =
    array.from(
        rows: [{host: "a", id: 2, w: 1.0}, {host: "b", id: 2, w: 2.0}, {host: "d", id: 1, w: 3.0}],
    )
        |> group(columns: ["host"])
on = (l, r) => l.id == r.id
as = (l, r) => ({l with right_id: r.id, w: r.w})

join.inner(left: left, right: right, on: on, as: as) |> yield(name: "inner")
join.left(left: left, right: right, on: on, as: as) |> yield(name: "left")
join.full(left: left, right: right, on: on, as: (l, r) => ({host: l.host, v: l.v, w: r.w})) |> yield(name: "full")

// ---
// #datatype,string,long,string,long,long,long,double
// #group,false,false,true,false,false,false,false
// #default,inner,,,,,,
// ,result,table,host,id,right_id,v,w
// ,,0,a,2,2,20,1
//
// #datatype,string,long,string,long,long,long,double
// #group,false,false,true,false,false,false,false
// #default,left,,,,,,
// ,result,table,host,id,right_id,v,w
// ,,0,a,1,,10,
// ,,0,a,2,2,20,1
// ,,1,b,1,,30,
// ,,2,c,1,,40,
//
// #datatype,string,long,string,long,double
// #group,false,false,true,false,false
// #default,full,,,,
// ,result,table,host,v,w
// ,,0,a,10,
// ,,0,a,20,1
// ,,1,b,30,
// ,,1,b,,2
// ,,2,c,40,
// ,,3,d,,3
//
