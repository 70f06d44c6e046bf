// data: metrics ties.lp
// Rows of a group come in the order of their series: of rows with the same value or time the first one counts, for `last`
// the last one.
data = from(bucket: "metrics") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

by_region = data |> group(columns: ["region"])

by_region |> max() |> keep(columns: ["host", "_time", "_value"]) |> yield(name: "max")
by_region |> min() |> keep(columns: ["host", "_time", "_value"]) |> yield(name: "min")
by_region |> first() |> keep(columns: ["host", "_time", "_value"]) |> yield(name: "first")
by_region |> last() |> keep(columns: ["host", "_time", "_value"]) |> yield(name: "last")

// ---
// #datatype,string,long,dateTime:RFC3339,double,string
// #group,false,false,false,false,false
// #default,max,,,,
// ,result,table,_time,_value,host
// ,,0,2024-01-01T00:01:00Z,3,a
// ,,0,2024-01-01T00:00:00Z,3,b
//
// #datatype,string,long,dateTime:RFC3339,double,string
// #group,false,false,false,false,false
// #default,min,,,,
// ,result,table,_time,_value,host
// ,,0,2024-01-01T00:01:00Z,1,c
// ,,0,2024-01-01T00:01:00Z,1,b
//
// #datatype,string,long,dateTime:RFC3339,double,string
// #group,false,false,false,false,false
// #default,first,,,,
// ,result,table,_time,_value,host
// ,,0,2024-01-01T00:00:00Z,2,a
// ,,0,2024-01-01T00:00:00Z,3,b
//
// #datatype,string,long,dateTime:RFC3339,double,string
// #group,false,false,false,false,false
// #default,last,,,,
// ,result,table,_time,_value,host
// ,,0,2024-01-01T00:01:00Z,1,c
// ,,0,2024-01-01T00:01:00Z,1,b
//
