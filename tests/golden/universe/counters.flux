import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, _value: 10},
            {_time: 2024-01-01T00:00:10Z, _value: 30},
            {_time: 2024-01-01T00:00:30Z, _value: 5},
            {_time: 2024-01-01T00:01:00Z, _value: 20},
        ],
    )

data |> difference() |> yield(name: "difference")

data |> difference(nonNegative: true) |> yield(name: "difference nonNegative")

data |> difference(keepFirst: true) |> yield(name: "difference keepFirst")

data |> difference(nonNegative: true, keepFirst: true, initialZero: true) |> yield(name: "difference initialZero")

data |> derivative(unit: 1s) |> yield(name: "derivative")

data |> derivative(unit: 1m, nonNegative: true) |> yield(name: "derivative nonNegative")

data |> increase() |> yield(name: "increase")

data |> cumulativeSum() |> yield(name: "cumulativeSum")

data |> elapsed(unit: 1s) |> yield(name: "elapsed")

// ---
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,difference,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:10Z,20
// ,,0,2024-01-01T00:00:30Z,-25
// ,,0,2024-01-01T00:01:00Z,15
//
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,difference nonNegative,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:10Z,20
// ,,0,2024-01-01T00:00:30Z,
// ,,0,2024-01-01T00:01:00Z,15
//
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,difference keepFirst,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,
// ,,0,2024-01-01T00:00:10Z,20
// ,,0,2024-01-01T00:00:30Z,-25
// ,,0,2024-01-01T00:01:00Z,15
//
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,difference initialZero,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,0
// ,,0,2024-01-01T00:00:10Z,20
// ,,0,2024-01-01T00:00:30Z,5
// ,,0,2024-01-01T00:01:00Z,15
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,derivative,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:10Z,2
// ,,0,2024-01-01T00:00:30Z,-1.25
// ,,0,2024-01-01T00:01:00Z,0.5
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,derivative nonNegative,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:10Z,120
// ,,0,2024-01-01T00:00:30Z,
// ,,0,2024-01-01T00:01:00Z,30
//
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,increase,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,0
// ,,0,2024-01-01T00:00:10Z,20
// ,,0,2024-01-01T00:00:30Z,25
// ,,0,2024-01-01T00:01:00Z,40
//
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,cumulativeSum,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,10
// ,,0,2024-01-01T00:00:10Z,40
// ,,0,2024-01-01T00:00:30Z,45
// ,,0,2024-01-01T00:01:00Z,65
//
// #datatype,string,long,dateTime:RFC3339,long,long
// #group,false,false,false,false,false
// #default,elapsed,,,,
// ,result,table,_time,_value,elapsed
// ,,0,2024-01-01T00:00:10Z,30,10
// ,,0,2024-01-01T00:00:30Z,5,20
// ,,0,2024-01-01T00:01:00Z,20,30
//
