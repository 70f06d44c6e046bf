import "array"
import a "./lib/alerts"

option a.threshold = 5.0

array.from(rows: [{host: "a", _value: 10.0}]) |> a.report()

// ---
// #datatype,string,long,string,double,string,string
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,host,_value,level,note
// ,,0,a,10,CRIT,<a>
//
