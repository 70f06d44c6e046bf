import "array"
import "system"

array.from(rows: [{later: system.time() > 2024-01-01T00:00:00Z}])

// ---
// #datatype,string,long,boolean
// #group,false,false,false
// #default,_result,,
// ,result,table,later
// ,,0,true
//
