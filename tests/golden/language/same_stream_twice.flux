import "array"

data = array.from(rows: [{v: 1}])

data
data

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,v
// ,,0,1
//
