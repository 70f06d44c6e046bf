import "array"

array.from(rows: [{b: true, f: 1.5, i: -1, s: "text", t: 2024-01-01T00:00:00Z, u: uint(v: 1)}])

// ---
// #datatype,string,long,boolean,double,long,string,dateTime:RFC3339,unsignedLong
// #group,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,b,f,i,s,t,u
// ,,0,true,1.5,-1,text,2024-01-01T00:00:00Z,1
//
