// The start is included, the stop is not; rows without time are dropped; the bounds join the group key.
import "csv"

csv.from(
    csv:
        "#datatype,string,long,dateTime:RFC3339,string,long
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_time,host,_value
,,0,2024-01-01T00:00:00Z,a,1
,,0,2024-01-01T00:00:10Z,a,2
,,0,,a,3
,,0,2024-01-01T00:00:20Z,a,4
,,0,2024-01-01T00:00:30Z,a,5
,,1,2023-12-31T23:59:59.999999999Z,b,6
",
)
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:30Z)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,long
// #group,false,false,true,true,false,true,false
// #default,_result,,,,,,
// ,result,table,_start,_stop,_time,host,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:00Z,a,1
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,a,2
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:20Z,a,4
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,long
// #group,false,false,true,true,false,true,false
// #default,_result,1,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,,b,
// ,result,table,_start,_stop,_time,host,_value
//
