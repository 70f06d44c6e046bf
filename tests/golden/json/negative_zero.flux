import "array"
import "experimental/json"

array.from(rows: json.parse(data: bytes(v: "[{\"whole\": -0, \"fraction\": -0.0}]")))

// ---
// #datatype,string,long,double,double
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,whole,fraction
// ,,0,0,-0
//
