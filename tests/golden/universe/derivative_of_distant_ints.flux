// The difference of these ints is no int; the counter was reset all the same.
import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, _value: 9223372036854775807},
            {_time: 2024-01-01T00:00:10Z, _value: -2},
            {_time: 2024-01-01T00:00:20Z, _value: 8},
        ],
    )

data |> derivative(nonNegative: true) |> yield(name: "null")
data |> derivative(nonNegative: true, initialZero: true) |> yield(name: "zero")

// ---
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,null,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:10Z,
// ,,0,2024-01-01T00:00:20Z,1
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,zero,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:10Z,0
// ,,0,2024-01-01T00:00:20Z,1
//
