import "array"
import "experimental"

first = array.from(rows: [{_value: 1}])
second = array.from(rows: [{_value: 2}])

experimental.chain(first: first, second: second)

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,2
//
