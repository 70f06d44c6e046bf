import "array"

array.from(rows: [{text: string(v: bytes(v: "héllo")), equal: bytes(v: "a") == bytes(v: "a")}])

// ---
// #datatype,string,long,string,boolean
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,text,equal
// ,,0,héllo,true
//
