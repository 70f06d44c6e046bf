import "csv"
import "experimental"

// Both tables have the same columns; only the first has `host` in its key.
csv.from(
    csv:
        "
#datatype,string,long,string,string,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,host,cpu,_value
,,0,a,x,1

#datatype,string,long,string,string,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,host,cpu,_value
,,1,a,x,2
",
)
    |> experimental.group(mode: "extend", columns: ["cpu"])

// ---
// #datatype,string,long,string,string,double
// #group,false,false,false,true,false
// #default,_result,,,,
// ,result,table,host,cpu,_value
// ,,0,a,x,2
//
// #datatype,string,long,string,string,double
// #group,false,false,true,true,false
// #default,_result,,,,
// ,result,table,host,cpu,_value
// ,,1,a,x,1
//
