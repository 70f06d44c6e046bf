import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, host: "a", _value: 1.0},
            {_time: 2024-01-01T00:00:10Z, host: "a", _value: 9.0},
            {_time: 2024-01-01T00:00:00Z, host: "b", _value: 4.0},
            {_time: 2024-01-01T00:00:10Z, host: "b", _value: 5.0},
            {_time: 2024-01-01T00:00:00Z, host: "c", _value: 7.0},
            {_time: 2024-01-01T00:00:10Z, host: "c", _value: 2.0},
        ],
    )
        |> group(columns: ["host"])

data |> highestMax(n: 2, groupColumns: ["host"]) |> yield(name: "highestMax")

data |> highestAverage(n: 2, groupColumns: ["host"]) |> yield(name: "highestAverage")

data |> highestCurrent(n: 2, groupColumns: ["host"]) |> yield(name: "highestCurrent")

data |> lowestMin(n: 2, groupColumns: ["host"]) |> yield(name: "lowestMin")

data |> lowestAverage(n: 2, groupColumns: ["host"]) |> yield(name: "lowestAverage")

data |> lowestCurrent(n: 2, groupColumns: ["host"]) |> yield(name: "lowestCurrent")

// ---
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,false,false
// #default,highestMax,,,,
// ,result,table,_time,host,_value
// ,,0,2024-01-01T00:00:10Z,a,9
// ,,0,2024-01-01T00:00:00Z,c,7
//
// #datatype,string,long,string,double
// #group,false,false,false,false
// #default,highestAverage,,,
// ,result,table,host,_value
// ,,0,a,5
// ,,0,b,4.5
//
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,false,false
// #default,highestCurrent,,,,
// ,result,table,_time,host,_value
// ,,0,2024-01-01T00:00:10Z,a,9
// ,,0,2024-01-01T00:00:10Z,b,5
//
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,false,false
// #default,lowestMin,,,,
// ,result,table,_time,host,_value
// ,,0,2024-01-01T00:00:00Z,a,1
// ,,0,2024-01-01T00:00:10Z,c,2
//
// #datatype,string,long,string,double
// #group,false,false,false,false
// #default,lowestAverage,,,
// ,result,table,host,_value
// ,,0,b,4.5
// ,,0,c,4.5
//
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,false,false
// #default,lowestCurrent,,,,
// ,result,table,_time,host,_value
// ,,0,2024-01-01T00:00:10Z,c,2
// ,,0,2024-01-01T00:00:10Z,b,5
//
