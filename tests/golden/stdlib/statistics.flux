// Aggregates and selectors that summarise a table, also by windows.
import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:10Z, _value: 4.0},
            {_time: 2024-01-01T00:00:20Z, _value: 1.0},
            {_time: 2024-01-01T00:01:10Z, _value: 3.0},
            {_time: 2024-01-01T00:01:20Z, _value: 2.0},
        ],
    )
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z)

data |> spread() |> yield(name: "spread")
data |> stddev(mode: "population") |> yield(name: "stddev")
data |> median() |> yield(name: "median")
data |> quantile(q: 0.5, method: "exact_selector") |> yield(name: "selected")
data |> aggregateWindow(every: 1m, fn: median, createEmpty: false) |> yield(name: "medians")
data |> aggregateWindow(every: 1m, fn: (tables=<-, column) => tables |> quantile(q: 0.9, column: column, method: "exact_mean")) |> yield(name: "quantiles")
data |> reduce(identity: {product: 1.0}, fn: (r, accumulator) => ({product: accumulator.product * r._value})) |> yield(name: "product")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,spread,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,3
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,stddev,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,1.118033988749895
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,median,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,2.5
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,selected,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,2024-01-01T00:01:20Z,2
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,medians,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,2.5,2024-01-01T00:01:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,2.5,2024-01-01T00:02:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,quantiles,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,3.7,2024-01-01T00:01:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,2.9000000000000004,2024-01-01T00:02:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,,2024-01-01T00:03:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,product,,,,
// ,result,table,_start,_stop,product
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,24
//
