import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, _value: 1.0},
            {_time: 2024-01-01T00:01:00Z, _value: 3.0},
            {_time: 2024-01-01T00:02:00Z, _value: 2.0},
            {_time: 2024-01-01T00:03:00Z, _value: 4.0},
            {_time: 2024-01-01T00:04:00Z, _value: 3.0},
            {_time: 2024-01-01T00:05:00Z, _value: 5.0},
            {_time: 2024-01-01T00:06:00Z, _value: 4.0},
            {_time: 2024-01-01T00:07:00Z, _value: 6.0},
        ],
    )
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z)

rounded = (tables=<-) => tables |> map(fn: (r) => ({r with _value: float(v: int(v: r._value * 1000.0 + 0.5)) / 1000.0}))

data |> holtWinters(n: 3, interval: 1m) |> rounded() |> yield(name: "no season")
data |> holtWinters(n: 4, interval: 1m, seasonality: 2) |> rounded() |> yield(name: "season")
data |> holtWinters(n: 1, interval: 1m, withFit: true) |> rounded() |> yield(name: "fit")
data |> holtWinters(n: 2, interval: 1m, withMinSSE: true) |> rounded() |> map(fn: (r) => ({r with minSSE: float(v: int(v: r.minSSE * 1000.0 + 0.5)) / 1000.0})) |> yield(name: "error")
data |> filter(fn: (r) => r._value > 100.0) |> holtWinters(n: 2, interval: 1m) |> yield(name: "empty")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,no season,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:08:00Z,7.442
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:09:00Z,10.105
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:10:00Z,14.599
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,season,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:08:00Z,4.987
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:09:00Z,6.837
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:10:00Z,5.905
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:11:00Z,7.574
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,fit,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:00:00Z,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:01:00Z,2.664
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:02:00Z,2.92
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:03:00Z,3.211
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:04:00Z,3.575
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:05:00Z,4.063
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:06:00Z,4.76
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:07:00Z,5.806
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:08:00Z,7.442
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,double
// #group,false,false,true,true,false,false,false
// #default,error,,,,,,
// ,result,table,_start,_stop,_time,_value,minSSE
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:08:00Z,7.442,3.405
// ,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T00:09:00Z,10.105,3.405
//
//
