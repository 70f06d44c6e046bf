// Rows whose key column is null form a group of their own.
import "csv"

csv.from(
    csv:
        "#datatype,string,long,string,string,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,host,region,_value
,,0,a,eu,1
,,0,,eu,2
,,0,a,,3
,,0,,,4
,,0,,eu,5
",
)
    |> group(columns: ["host", "region"])

// ---
// #datatype,string,long,string,string,long
// #group,false,false,true,true,false
// #default,_result,,,,
// ,result,table,host,region,_value
// ,,0,,,4
// ,,1,,eu,2
// ,,1,,eu,5
// ,,2,a,,3
// ,,3,a,eu,1
//
