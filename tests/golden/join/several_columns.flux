import "array"
import "join"

left =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, host: "a", v: 1},
            {_time: 2024-01-01T00:00:00Z, host: "b", v: 2},
            {_time: 2024-01-01T00:01:00Z, host: "a", v: 3},
        ],
    )
right =
    array.from(
        rows: [
            {_time: 2024-01-01T00:01:00Z, name: "a", w: 1},
            {_time: 2024-01-01T00:00:00Z, name: "b", w: 2},
            {_time: 2024-01-01T00:01:00Z, name: "b", w: 3},
        ],
    )

join.inner(
    left: left,
    right: right,
    on: (l, r) => l._time == r._time and l.host == r.name,
    as: (l, r) => ({_time: l._time, host: l.host, sum: l.v + r.w}),
)
    |> yield(name: "both")
join.time(left: left, right: right, as: (l, r) => ({_time: l._time, host: l.host, name: r.name}))
    |> yield(name: "time")
join.time(left: left, right: right, as: (l, r) => ({l with w: r.w}), method: "left")
    |> yield(name: "time left")

// ---
// #datatype,string,long,dateTime:RFC3339,string,long
// #group,false,false,false,false,false
// #default,both,,,,
// ,result,table,_time,host,sum
// ,,0,2024-01-01T00:00:00Z,b,4
// ,,0,2024-01-01T00:01:00Z,a,4
//
// #datatype,string,long,dateTime:RFC3339,string,string
// #group,false,false,false,false,false
// #default,time,,,,
// ,result,table,_time,host,name
// ,,0,2024-01-01T00:00:00Z,a,b
// ,,0,2024-01-01T00:00:00Z,b,b
// ,,0,2024-01-01T00:01:00Z,a,a
// ,,0,2024-01-01T00:01:00Z,a,b
//
// #datatype,string,long,dateTime:RFC3339,string,long,long
// #group,false,false,false,false,false,false
// #default,time left,,,,,
// ,result,table,_time,host,v,w
// ,,0,2024-01-01T00:00:00Z,a,1,2
// ,,0,2024-01-01T00:00:00Z,b,2,2
// ,,0,2024-01-01T00:01:00Z,a,3,1
// ,,0,2024-01-01T00:01:00Z,a,3,3
//
