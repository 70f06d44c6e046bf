import "array"

host = "server1"
value = 42

array.from(rows: [{host, value}])

// ---
// #datatype,string,long,string,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,host,value
// ,,0,server1,42
//
