import "csv"
import "strings"

csv.from(
    csv:
        "
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,host,_value
,,0,a,1

#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,Host,_value
,,1,a,2
",
)
    |> rename(fn: (column) => strings.toLower(v: column))

// ---
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,host,_value
// ,,0,a,1
// ,,0,a,2
//
