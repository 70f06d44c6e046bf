import "csv"

data =
    csv.from(
        csv:
            "
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
#group,false,false,true,true,false,false
#default,_result,,,,,
,result,table,_start,_stop,_time,_value
,,0,1969-12-31T00:00:00Z,1970-01-02T00:00:00Z,,1
,,0,1969-12-31T00:00:00Z,1970-01-02T00:00:00Z,1970-01-01T00:00:00Z,2
",
    )

stamped = data |> map(fn: (r) => ({r with when: r._time, _time: 1970-01-01T00:00:00Z})) |> range(start: 1969-12-31T00:00:00Z, stop: 1970-01-02T00:00:00Z)

stamped |> window(every: 1h, timeColumn: "when") |> yield(name: "window")
stamped |> drop(columns: ["_time"]) |> rename(columns: {when: "_time"}) |> sort(columns: ["_time"]) |> aggregateWindow(every: 1d, fn: sum) |> yield(name: "sum")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false,false
// #default,window,,,,,,
// ,result,table,_start,_stop,_time,_value,when
// ,,0,1970-01-01T00:00:00Z,1970-01-01T01:00:00Z,1970-01-01T00:00:00Z,2,1970-01-01T00:00:00Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
// #group,false,false,true,true,false,false
// #default,sum,,,,,
// ,result,table,_start,_stop,_value,_time
// ,,0,1969-12-31T00:00:00Z,1970-01-02T00:00:00Z,,1970-01-01T00:00:00Z
// ,,0,1969-12-31T00:00:00Z,1970-01-02T00:00:00Z,2,1970-01-02T00:00:00Z
//
