import "csv"

data =
    csv.from(
        csv:
            "
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,host,_value
,,0,b,1
,,1,a,2
,,2,c,4
",
    )

data |> sum() |> group() |> yield(name: "sum")
data |> last() |> group() |> yield(name: "last")

// ---
// #datatype,string,long,string,double
// #group,false,false,false,false
// #default,sum,,,
// ,result,table,host,_value
// ,,0,a,2
// ,,0,b,1
// ,,0,c,4
//
// #datatype,string,long,string,double
// #group,false,false,false,false
// #default,last,,,
// ,result,table,host,_value
// ,,0,a,2
// ,,0,b,1
// ,,0,c,4
//
