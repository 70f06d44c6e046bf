// A forgotten `#` before an annotation changes nothing.
import "csv"

csv.from(
    csv: "
datatype,string,long,string,long
group,false,false,true,false
#default,_result,,,
,result,table,host,_value
,,0,a,1
",
)

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,host,_value
// ,,0,a,1
//
