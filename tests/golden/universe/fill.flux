import "csv"

data =
    csv.from(
        csv:
            "#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,false
#default,_result,,,,
,result,table,_time,_value,note
,,0,2024-01-01T00:00:00Z,,
,,0,2024-01-01T00:00:10Z,5,x
,,0,2024-01-01T00:00:20Z,,
,,0,2024-01-01T00:00:30Z,,y
",
    )

data |> fill(value: -1) |> yield(name: "value")

data |> fill(usePrevious: true) |> yield(name: "previous")

data |> fill(column: "note", value: "none") |> yield(name: "string")

data |> fill(column: "extra", value: 1.5) |> yield(name: "missing column")

// ---
// #datatype,string,long,dateTime:RFC3339,long,string
// #group,false,false,false,false,false
// #default,value,,,,
// ,result,table,_time,_value,note
// ,,0,2024-01-01T00:00:00Z,-1,
// ,,0,2024-01-01T00:00:10Z,5,x
// ,,0,2024-01-01T00:00:20Z,-1,
// ,,0,2024-01-01T00:00:30Z,-1,y
//
// #datatype,string,long,dateTime:RFC3339,long,string
// #group,false,false,false,false,false
// #default,previous,,,,
// ,result,table,_time,_value,note
// ,,0,2024-01-01T00:00:00Z,,
// ,,0,2024-01-01T00:00:10Z,5,x
// ,,0,2024-01-01T00:00:20Z,5,
// ,,0,2024-01-01T00:00:30Z,5,y
//
// #datatype,string,long,dateTime:RFC3339,long,string
// #group,false,false,false,false,false
// #default,string,,,,
// ,result,table,_time,_value,note
// ,,0,2024-01-01T00:00:00Z,,none
// ,,0,2024-01-01T00:00:10Z,5,x
// ,,0,2024-01-01T00:00:20Z,,none
// ,,0,2024-01-01T00:00:30Z,,y
//
// #datatype,string,long,dateTime:RFC3339,long,string,double
// #group,false,false,false,false,false,false
// #default,missing column,,,,,
// ,result,table,_time,_value,note,extra
// ,,0,2024-01-01T00:00:00Z,,,1.5
// ,,0,2024-01-01T00:00:10Z,5,x,1.5
// ,,0,2024-01-01T00:00:20Z,,,1.5
// ,,0,2024-01-01T00:00:30Z,,y,1.5
//
