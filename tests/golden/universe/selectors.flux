// Selectors keep whole rows; of equal values the first row wins.
import "csv"

data =
    csv.from(
        csv:
            "#datatype,string,long,dateTime:RFC3339,string,string,long
#group,false,false,false,true,false,false
#default,_result,,,,,
,result,table,_time,host,tag,_value
,,0,2024-01-01T00:00:00Z,a,p,
,,0,2024-01-01T00:00:01Z,a,q,7
,,0,2024-01-01T00:00:02Z,a,r,3
,,0,2024-01-01T00:00:03Z,a,s,7
,,0,2024-01-01T00:00:04Z,a,t,3
,,0,2024-01-01T00:00:05Z,a,u,
,,1,2024-01-01T00:00:00Z,b,v,
",
    )

data |> min() |> yield(name: "min")

data |> max() |> yield(name: "max")

data |> first() |> yield(name: "first")

data |> last() |> yield(name: "last")

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,long
// #group,false,false,false,true,false,false
// #default,min,,,,,
// ,result,table,_time,host,tag,_value
// ,,0,2024-01-01T00:00:02Z,a,r,3
//
// #datatype,string,long,dateTime:RFC3339,string,string,long
// #group,false,false,false,true,false,false
// #default,min,1,,b,,
// ,result,table,_time,host,tag,_value
//
// #datatype,string,long,dateTime:RFC3339,string,string,long
// #group,false,false,false,true,false,false
// #default,max,,,,,
// ,result,table,_time,host,tag,_value
// ,,0,2024-01-01T00:00:01Z,a,q,7
//
// #datatype,string,long,dateTime:RFC3339,string,string,long
// #group,false,false,false,true,false,false
// #default,max,1,,b,,
// ,result,table,_time,host,tag,_value
//
// #datatype,string,long,dateTime:RFC3339,string,string,long
// #group,false,false,false,true,false,false
// #default,first,,,,,
// ,result,table,_time,host,tag,_value
// ,,0,2024-01-01T00:00:01Z,a,q,7
//
// #datatype,string,long,dateTime:RFC3339,string,string,long
// #group,false,false,false,true,false,false
// #default,first,1,,b,,
// ,result,table,_time,host,tag,_value
//
// #datatype,string,long,dateTime:RFC3339,string,string,long
// #group,false,false,false,true,false,false
// #default,last,,,,,
// ,result,table,_time,host,tag,_value
// ,,0,2024-01-01T00:00:04Z,a,t,3
//
// #datatype,string,long,dateTime:RFC3339,string,string,long
// #group,false,false,false,true,false,false
// #default,last,1,,b,,
// ,result,table,_time,host,tag,_value
//
