import "array"

option limit_value = 10

over = (v) => v > limit_value

array.from(rows: [{v: 5, over: over(v: 5)}, {v: 15, over: over(v: 15)}])

// ---
// #datatype,string,long,long,boolean
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,v,over
// ,,0,5,false
// ,,0,15,true
//
