// Steps and rates of a counter that was reset, running totals and gaps that are filled.
import "array"

counter =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, _value: 10},
            {_time: 2024-01-01T00:00:10Z, _value: 14},
            {_time: 2024-01-01T00:00:20Z, _value: 3},
            {_time: 2024-01-01T00:00:40Z, _value: 7},
        ],
    )

counter |> difference() |> yield(name: "difference")
counter |> difference(nonNegative: true) |> fill(value: 0) |> yield(name: "filled")
counter |> derivative(unit: 10s, nonNegative: true) |> yield(name: "derivative")
counter |> increase() |> yield(name: "increase")
counter |> elapsed(unit: 1s) |> yield(name: "elapsed")
counter |> timeShift(duration: 1h) |> limit(n: 1) |> yield(name: "shifted")

// ---
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,difference,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:10Z,4
// ,,0,2024-01-01T00:00:20Z,-11
// ,,0,2024-01-01T00:00:40Z,4
//
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,filled,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:10Z,4
// ,,0,2024-01-01T00:00:20Z,0
// ,,0,2024-01-01T00:00:40Z,4
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,derivative,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:10Z,4
// ,,0,2024-01-01T00:00:20Z,
// ,,0,2024-01-01T00:00:40Z,2
//
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,increase,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,0
// ,,0,2024-01-01T00:00:10Z,4
// ,,0,2024-01-01T00:00:20Z,7
// ,,0,2024-01-01T00:00:40Z,11
//
// #datatype,string,long,dateTime:RFC3339,long,long
// #group,false,false,false,false,false
// #default,elapsed,,,,
// ,result,table,_time,_value,elapsed
// ,,0,2024-01-01T00:00:10Z,14,10
// ,,0,2024-01-01T00:00:20Z,3,10
// ,,0,2024-01-01T00:00:40Z,7,20
//
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,shifted,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T01:00:00Z,10
//
