// Aggregates keep the group key and the aggregated column; nulls do not count.
import "csv"

data =
    csv.from(
        csv:
            "#datatype,string,long,dateTime:RFC3339,string,double
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_time,host,_value
,,0,2024-01-01T00:00:00Z,a,1.5
,,0,2024-01-01T00:00:01Z,a,
,,0,2024-01-01T00:00:02Z,a,4
,,1,2024-01-01T00:00:00Z,b,-2
,,2,2024-01-01T00:00:00Z,c,
,,2,2024-01-01T00:00:01Z,c,
",
    )

data |> count() |> yield(name: "count")

data |> sum() |> yield(name: "sum")

data |> mean() |> yield(name: "mean")

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,count,,,
// ,result,table,host,_value
// ,,0,a,3
// ,,1,b,1
// ,,2,c,2
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,sum,,,
// ,result,table,host,_value
// ,,0,a,5.5
// ,,1,b,-2
// ,,2,c,
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,mean,,,
// ,result,table,host,_value
// ,,0,a,2.75
// ,,1,b,-2
// ,,2,c,
//
