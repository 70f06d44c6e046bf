// Records of an array may have different properties; rows that lack one have a null.
import "array"
import "experimental/json"

array.from(rows: json.parse(data: bytes(v: "[{\"a\": 1}, {\"b\": \"x\"}]")))

// ---
// #datatype,string,long,double,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,a,b
// ,,0,1,
// ,,0,,x
//
