// Tables whose keys become equal are one table afterwards.
import "csv"

csv.from(
    csv:
        "#datatype,string,long,string,string,long
#group,false,false,true,true,false
#default,_result,,,,
,result,table,host,cpu,_value
,,0,a,0,1
,,1,a,1,2
,,2,b,0,3
",
)
    |> drop(columns: ["cpu"])

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,host,_value
// ,,0,a,1
// ,,0,a,2
// ,,1,b,3
//
