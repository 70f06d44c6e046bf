import "csv"

data =
    csv.from(
        csv:
            "#datatype,string,long,string,string
#group,false,false,true,false
#default,_result,,,
,result,table,host,tag
,,0,a,x
,,0,a,y
,,0,a,x
,,0,a,
,,0,a,
,,1,b,z
",
    )

data |> distinct(column: "tag") |> yield(name: "column")

data |> distinct(column: "host") |> yield(name: "key")

data |> unique(column: "tag") |> yield(name: "unique")

// ---
// #datatype,string,long,string,string
// #group,false,false,true,false
// #default,column,,,
// ,result,table,host,_value
// ,,0,a,x
// ,,0,a,y
// ,,0,a,
// ,,1,b,z
//
// #datatype,string,long,string,string
// #group,false,false,true,false
// #default,key,,,
// ,result,table,host,_value
// ,,0,a,a
// ,,1,b,b
//
// #datatype,string,long,string,string
// #group,false,false,true,false
// #default,unique,,,
// ,result,table,host,tag
// ,,0,a,x
// ,,0,a,y
// ,,0,a,
// ,,1,b,z
//
