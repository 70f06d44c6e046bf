import "array"

union(tables: [array.from(rows: [{_value: 1}, {_value: 2}])])

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,1
// ,,0,2
//
