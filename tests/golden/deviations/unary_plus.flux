import "array"

array.from(rows: [{script: +3}]) |> map(fn: (r) => ({r with row: +r.script}))

// ---
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,script,row
// ,,0,3,3
//
