import "array"
import "internal/debug"
import "internal/promql"

data =
    array.from(
        rows: [
            {job: "a", _time: 2024-01-01T00:00:10Z, _value: 1.0},
            {job: "a", _time: 2024-01-01T00:00:20Z, _value: 3.0},
            {job: "a", _time: 2024-01-01T00:00:30Z, _value: debug.null(type: "float")},
            {job: "a", _time: 2024-01-01T00:00:40Z, _value: 2.0},
            {job: "a", _time: 2024-01-01T00:00:55Z, _value: 4.0},
            {job: "b", _time: 2024-01-01T00:00:30Z, _value: 5.0},
            {job: "c", _time: 2024-01-01T00:00:05Z, _value: 2.0},
            {job: "c", _time: 2024-01-01T00:00:06Z, _value: 2.0},
        ],
    )
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z)
        |> group(columns: ["_start", "_stop", "job"])

data |> promql.changes() |> yield(name: "1 changes")
data |> promql.resets() |> yield(name: "2 resets")
data |> promql.extrapolatedRate() |> yield(name: "3 delta")
data |> promql.extrapolatedRate(isCounter: true, isRate: true) |> yield(name: "4 rate")
data |> promql.extrapolatedRate(isCounter: true) |> yield(name: "5 increase")
data |> promql.instantRate() |> yield(name: "6 idelta")
data |> promql.instantRate(isRate: true) |> yield(name: "7 irate")
data |> promql.linearRegression() |> yield(name: "8 deriv")
data |> promql.linearRegression(predict: true, fromNow: 60.0) |> yield(name: "9 predict")
data |> promql.holtWinters(smoothingFactor: 0.3, trendFactor: 0.6) |> yield(name: "A smoothed")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,1 changes,,,,,
// ,result,table,_start,_stop,job,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,3
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,0
// ,,2,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,c,0
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,2 resets,,,,,
// ,result,table,_start,_stop,job,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,1
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,0
// ,,2,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,c,0
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,3 delta,,,,,
// ,result,table,_start,_stop,job,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,4
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,c,0
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,4 rate,,,,,
// ,result,table,_start,_stop,job,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0.12777777777777777
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,c,0
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,5 increase,,,,,
// ,result,table,_start,_stop,job,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,7.666666666666666
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,c,0
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,6 idelta,,,,,
// ,result,table,_start,_stop,job,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,2
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,c,0
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,7 irate,,,,,
// ,result,table,_start,_stop,job,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0.13333333333333333
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,c,0
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,8 deriv,,,,,
// ,result,table,_start,_stop,job,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,0.04717948717948718
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,c,0
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,9 predict,,,,,
// ,result,table,_start,_stop,job,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,6.687179487179487
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,c,2
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,A smoothed,,,,,
// ,result,table,_start,_stop,job,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,5.091999999999999
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,c,2
//
