import "array"
import "runtime"

array.from(rows: [{_value: runtime.version() =~ /./}])

// ---
// #datatype,string,long,boolean
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,true
//
