// Neither side needs to be sorted by what it is joined on; a null joins nothing.
import "array"
import "join"
import "experimental"
import "internal/debug"

left =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:30Z, id: "b", _value: 1},
            {_time: 2024-01-01T00:00:10Z, id: "a", _value: 2},
            {_time: 2024-01-01T00:00:20Z, id: debug.null(type: "string"), _value: 3},
        ],
    )
right =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:20Z, id: debug.null(type: "string"), _value: 10},
            {_time: 2024-01-01T00:00:30Z, id: "a", _value: 20},
            {_time: 2024-01-01T00:00:10Z, id: "b", _value: 30},
        ],
    )

join.inner(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({l with right: r._value}))
    |> yield(name: "inner")
join.left(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({l with right: r._value}))
    |> yield(name: "left")
join.time(left: left, right: right, as: (l, r) => ({l with right: r._value})) |> yield(name: "time")
experimental.join(left: left, right: right, fn: (left, right) => ({left with right: right._value}))
    |> yield(name: "experimental")

// ---
// #datatype,string,long,dateTime:RFC3339,long,string,long
// #group,false,false,false,false,false,false
// #default,inner,,,,,
// ,result,table,_time,_value,id,right
// ,,0,2024-01-01T00:00:10Z,2,a,20
// ,,0,2024-01-01T00:00:30Z,1,b,30
//
// #datatype,string,long,dateTime:RFC3339,long,string,long
// #group,false,false,false,false,false,false
// #default,left,,,,,
// ,result,table,_time,_value,id,right
// ,,0,2024-01-01T00:00:10Z,2,a,20
// ,,0,2024-01-01T00:00:30Z,1,b,30
// ,,0,2024-01-01T00:00:20Z,3,,
//
// #datatype,string,long,dateTime:RFC3339,long,string,long
// #group,false,false,false,false,false,false
// #default,time,,,,,
// ,result,table,_time,_value,id,right
// ,,0,2024-01-01T00:00:10Z,2,a,30
// ,,0,2024-01-01T00:00:20Z,3,,10
// ,,0,2024-01-01T00:00:30Z,1,b,20
//
// #datatype,string,long,dateTime:RFC3339,long,string,long
// #group,false,false,false,false,false,false
// #default,experimental,,,,,
// ,result,table,_time,_value,id,right
// ,,0,2024-01-01T00:00:10Z,2,a,30
// ,,0,2024-01-01T00:00:20Z,3,,10
// ,,0,2024-01-01T00:00:30Z,1,b,20
//
