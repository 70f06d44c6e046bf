import "array"

array.from(rows: [{text: "$\""}])

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,text
// ,,0,"$"""
//
