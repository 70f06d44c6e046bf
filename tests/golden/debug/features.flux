import "array"
import "internal/debug"

array.from(rows: [{on: exists debug.feature(key: "labelPolymorphism"), unknown: exists debug.feature(key: "none")}])

// ---
// #datatype,string,long,boolean,boolean
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,on,unknown
// ,,0,true,false
//
