import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:10Z, _value: 1.0},
            {_time: 2024-01-01T00:00:20Z, _value: 3.0},
            {_time: 2024-01-01T00:00:40Z, _value: 3.0},
        ],
    )
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)

data |> integral(unit: 1s) |> yield(name: "seconds")

data |> integral(unit: 1m) |> yield(name: "minutes")

data |> timeWeightedAvg(unit: 1s) |> yield(name: "weighted mean")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,seconds,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,80
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,minutes,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,1.3333333333333333
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,weighted mean,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2.3333333333333335
//
