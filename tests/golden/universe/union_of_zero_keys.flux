import "array"

positive = array.from(rows: [{_value: 0.0, n: 1}, {_value: 0.0, n: 3}]) |> group(columns: ["_value"])
negative = array.from(rows: [{_value: -0.0, n: 2}, {_value: -0.0, n: 4}]) |> group(columns: ["_value"])

union(tables: [positive, negative])
    |> sort(columns: ["n"], desc: true)

// ---
// #datatype,string,long,double,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,_value,n
// ,,0,0,4
// ,,0,0,3
// ,,0,0,2
// ,,0,0,1
//
