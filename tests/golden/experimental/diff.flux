import "array"
import "experimental"

want = array.from(rows: [{_value: 1}, {_value: 2}])
got = array.from(rows: [{_value: 1}, {_value: 3}])

experimental.diff(want: want, got: got)

// ---
// #datatype,string,long,string,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_diff,_value
// ,,0,,1
// ,,0,-,2
// ,,0,+,3
//
