// A statement goes on as long as the next token can continue it.
import "array"

a = 1
-1
b = [5, 6]
[1]

array.from(rows: [{a: a, b: b}])

// ---
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,a,b
// ,,0,0,6
//
