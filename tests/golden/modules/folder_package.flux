import "array"
import "./lib/alerts"

array.from(rows: [{host: "a", _value: 90.0}, {host: "b", _value: 10.0}]) |> alerts.report()

// ---
// #datatype,string,long,string,double,string,string
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,host,_value,level,note
// ,,0,a,90,CRIT,<a>
// ,,0,b,10,OK,<b>
//
