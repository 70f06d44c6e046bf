import "array"
import "internal/debug"
import "internal/promql"

rows =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00.1239Z, _value: 7.0},
            {_time: 1969-12-31T23:59:59.9999Z, _value: debug.null(type: "float")},
            {_time: debug.null(type: "time"), _value: 1.0},
        ],
    )

rows |> promql.timestamp() |> yield(name: "of _time")
rows
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> drop(columns: ["_time"])
    |> promql.timestamp()
    |> yield(name: "of _stop")
rows |> filter(fn: (r) => false, onEmpty: "keep") |> promql.timestamp() |> yield(name: "of no rows")
promql.emptyTable() |> promql.timestamp() |> yield(name: "of the empty table")

// ---
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,of _time,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00.1239Z,1704067200.123
// ,,0,1969-12-31T23:59:59.9999Z,0
// ,,0,,
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,of _stop,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,1704153600
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,of no rows,0,,
// ,result,table,_time,_value
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,of the empty table,0,1970-01-01T00:00:00Z,1970-01-01T00:00:00Z,,
// ,result,table,_start,_stop,_time,_value
//
