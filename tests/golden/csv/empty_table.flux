import "csv"

data =
    csv.from(
        csv:
            "#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,0,a,
,result,table,host,_value

#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,host,_value
,,1,b,1
",
    )

data |> yield(name: "as is")

data |> count() |> yield(name: "count")

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,as is,0,a,
// ,result,table,host,_value
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,as is,,,
// ,result,table,host,_value
// ,,1,b,1
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,count,,,
// ,result,table,host,_value
// ,,0,a,0
// ,,1,b,1
//
