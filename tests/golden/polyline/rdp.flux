import "array"
import "experimental/polyline"
import "internal/debug"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, host: "a", _value: 1.0},
            {_time: 2024-01-01T00:00:01Z, host: "a", _value: 1.5},
            {_time: 2024-01-01T00:00:02Z, host: "a", _value: 2.0},
            {_time: 2024-01-01T00:00:03Z, host: "a", _value: 9.0},
            {_time: 2024-01-01T00:00:04Z, host: "a", _value: 3.0},
            {_time: 2024-01-01T00:00:05Z, host: "a", _value: 3.0},
            {_time: 2024-01-01T00:00:06Z, host: "a", _value: 3.0},
            {_time: 2024-01-01T00:00:07Z, host: "a", _value: -2.0},
            {_time: 2024-01-01T00:00:00Z, host: "b", _value: 1.0},
            {_time: 2024-01-01T00:00:01Z, host: "b", _value: 1.0},
            {_time: 2024-01-01T00:00:02Z, host: "b", _value: 1.0},
        ],
    )
        |> group(columns: ["host"])
one = array.from(rows: [{_time: 2024-01-01T00:00:00.123456789Z, _value: 5}])

data |> polyline.rdp() |> yield(name: "by itself")
data |> polyline.rdp(epsilon: 1.0) |> yield(name: "epsilon")
data |> polyline.rdp(epsilon: 1000.0) |> yield(name: "only ends")
data |> polyline.rdp(retention: 60.0) |> yield(name: "retention")
data |> filter(fn: (r) => false, onEmpty: "keep") |> polyline.rdp(epsilon: 1.0) |> yield(name: "of nothing")
data |> filter(fn: (r) => false, onEmpty: "keep") |> polyline.rdp(retention: 1.0) |> yield(name: "a share of nothing")
one |> polyline.rdp() |> yield(name: "of one")
one |> rename(columns: {_time: "at", _value: "n"}) |> polyline.rdp(valColumn: "n", timeColumn: "at") |> yield(name: "other columns")
array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, _value: debug.null(type: "uint")},
        {_time: 2024-01-01T00:00:01Z, _value: uint(v: 1)},
        {_time: debug.null(type: "time"), _value: uint(v: 100)},
        {_time: 2024-01-01T00:00:02Z, _value: uint(v: 7)},
        {_time: 2024-01-01T00:00:03Z, _value: debug.null(type: "uint")},
        {_time: 2024-01-01T00:00:04Z, _value: uint(v: 1)},
    ],
)
    |> polyline.rdp(epsilon: 0.1)
    |> yield(name: "nulls")

// ---
// #datatype,string,long,string,dateTime:RFC3339,double
// #group,false,false,true,false,false
// #default,by itself,,,,
// ,result,table,host,_time,_value
// ,,0,a,2024-01-01T00:00:00Z,1
// ,,0,a,2024-01-01T00:00:02Z,2
// ,,0,a,2024-01-01T00:00:03Z,9
// ,,0,a,2024-01-01T00:00:04Z,3
// ,,0,a,2024-01-01T00:00:06Z,3
// ,,0,a,2024-01-01T00:00:07Z,-2
// ,,1,b,2024-01-01T00:00:00Z,1
// ,,1,b,2024-01-01T00:00:02Z,1
//
// #datatype,string,long,string,dateTime:RFC3339,double
// #group,false,false,true,false,false
// #default,epsilon,,,,
// ,result,table,host,_time,_value
// ,,0,a,2024-01-01T00:00:00Z,1
// ,,0,a,2024-01-01T00:00:02Z,2
// ,,0,a,2024-01-01T00:00:03Z,9
// ,,0,a,2024-01-01T00:00:04Z,3
// ,,0,a,2024-01-01T00:00:06Z,3
// ,,0,a,2024-01-01T00:00:07Z,-2
// ,,1,b,2024-01-01T00:00:00Z,1
// ,,1,b,2024-01-01T00:00:02Z,1
//
// #datatype,string,long,string,dateTime:RFC3339,double
// #group,false,false,true,false,false
// #default,only ends,,,,
// ,result,table,host,_time,_value
// ,,0,a,2024-01-01T00:00:00Z,1
// ,,0,a,2024-01-01T00:00:07Z,-2
// ,,1,b,2024-01-01T00:00:00Z,1
// ,,1,b,2024-01-01T00:00:02Z,1
//
// #datatype,string,long,string,dateTime:RFC3339,double
// #group,false,false,true,false,false
// #default,retention,,,,
// ,result,table,host,_time,_value
// ,,0,a,2024-01-01T00:00:00Z,1
// ,,0,a,2024-01-01T00:00:02Z,2
// ,,0,a,2024-01-01T00:00:03Z,9
// ,,0,a,2024-01-01T00:00:07Z,-2
// ,,1,b,2024-01-01T00:00:00Z,1
// ,,1,b,2024-01-01T00:00:02Z,1
//
// #datatype,string,long,string,dateTime:RFC3339,double
// #group,false,false,true,false,false
// #default,of nothing,0,a,,
// ,result,table,host,_time,_value
//
// #datatype,string,long,string,dateTime:RFC3339,double
// #group,false,false,true,false,false
// #default,of nothing,1,b,,
// ,result,table,host,_time,_value
//
// #datatype,string,long,string,dateTime:RFC3339,double
// #group,false,false,true,false,false
// #default,a share of nothing,0,a,,
// ,result,table,host,_time,_value
//
// #datatype,string,long,string,dateTime:RFC3339,double
// #group,false,false,true,false,false
// #default,a share of nothing,1,b,,
// ,result,table,host,_time,_value
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,of one,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00.123456789Z,5
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,other columns,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00.123456789Z,5
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,nulls,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:01Z,1
// ,,0,2024-01-01T00:00:02Z,7
// ,,0,2024-01-01T00:00:04Z,1
//
