import "array"

array.from(rows: [{d: string(v: duration(v: -9223372036854775807 - 1))}])

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,d
// ,,0,-15250w1d23h47m16s854ms775us808ns
//
