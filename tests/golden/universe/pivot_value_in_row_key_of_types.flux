import "csv"

csv.from(
    csv:
        "
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,f,_value
,,0,a,1.5
,,0,a,2
,,0,a,2

#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,f,_value
,,1,b,2
,,1,b,
",
)
    |> pivot(rowKey: ["_value"], columnKey: ["f"], valueColumn: "_value")

// ---
// #datatype,string,long,double,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,a,b
// ,,0,1.5,
// ,,0,2,
// ,,0,,2
// ,,0,,
//
