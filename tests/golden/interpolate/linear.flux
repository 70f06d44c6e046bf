import "array"
import "interpolate"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, _value: 10.0},
        {_time: 2024-01-01T00:01:00Z, _value: 20.0},
        {_time: 2024-01-01T00:03:00Z, _value: 40.0},
        {_time: 2024-01-01T00:03:30Z, _value: 30.0},
        {_time: 2024-01-01T00:06:00Z, _value: -20.0},
    ],
)
    |> interpolate.linear(every: 1m)
    |> yield(name: "minutes")

array.from(rows: [{_time: 2024-01-15T00:00:00Z, _value: 0.0}, {_time: 2024-04-15T00:00:00Z, _value: 91.0}])
    |> interpolate.linear(every: 1mo)
    |> yield(name: "months")

array.from(rows: [{_time: 2024-01-15T00:00:00Z, _value: 1.0}])
    |> interpolate.linear(every: 1h)
    |> yield(name: "one row")

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, host: "a", _value: 1.0},
        {_time: 2024-01-01T00:02:00Z, host: "a", _value: 3.0},
        {_time: 2024-01-01T00:00:30Z, host: "b", _value: 1.0},
        {_time: 2024-01-01T00:01:30Z, host: "b", _value: 2.0},
    ],
)
    |> group(columns: ["host"])
    |> interpolate.linear(every: 1m)
    |> yield(name: "groups")

// ---
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,minutes,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,10
// ,,0,2024-01-01T00:01:00Z,20
// ,,0,2024-01-01T00:02:00Z,30
// ,,0,2024-01-01T00:03:00Z,40
// ,,0,2024-01-01T00:03:30Z,30
// ,,0,2024-01-01T00:04:00Z,20
// ,,0,2024-01-01T00:05:00Z,0
// ,,0,2024-01-01T00:06:00Z,-20
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,months,,,
// ,result,table,_time,_value
// ,,0,2024-01-15T00:00:00Z,0
// ,,0,2024-02-01T00:00:00Z,17
// ,,0,2024-03-01T00:00:00Z,46
// ,,0,2024-04-01T00:00:00Z,77
// ,,0,2024-04-15T00:00:00Z,91
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,one row,,,
// ,result,table,_time,_value
// ,,0,2024-01-15T00:00:00Z,1
//
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,true,false
// #default,groups,,,,
// ,result,table,_time,host,_value
// ,,0,2024-01-01T00:00:00Z,a,1
// ,,0,2024-01-01T00:01:00Z,a,2
// ,,0,2024-01-01T00:02:00Z,a,3
// ,,1,2024-01-01T00:00:30Z,b,1
// ,,1,2024-01-01T00:01:00Z,b,1.5
// ,,1,2024-01-01T00:01:30Z,b,2
//
