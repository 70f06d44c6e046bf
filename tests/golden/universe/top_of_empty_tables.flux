import "array"

data =
    array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}])
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z)
own = (select) => data |> aggregateWindow(every: 1m, fn: (tables=<-, column) => tables |> select())

own(select: (tables=<-) => tables |> top(n: 1)) |> yield(name: "top")
own(select: (tables=<-) => tables |> bottom(n: 2)) |> yield(name: "bottom")
own(select: (tables=<-) => tables |> sort(desc: true) |> limit(n: 1)) |> yield(name: "sort and limit")
own(select: (tables=<-) => tables |> limit(n: 1)) |> yield(name: "limit alone keeps the empty window")
own(select: (tables=<-) => tables |> sort() |> limit(n: 1, offset: 1)) |> yield(name: "so it does when it skips rows")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,top,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2024-01-01T00:01:00Z,1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,bottom,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2024-01-01T00:01:00Z,1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,sort and limit,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2024-01-01T00:01:00Z,1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,limit alone keeps the empty window,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2024-01-01T00:01:00Z,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2024-01-01T00:02:00Z,
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,so it does when it skips rows,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,2024-01-01T00:02:00Z,
//
