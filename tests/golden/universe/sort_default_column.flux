import "array"

array.from(rows: [{_value: "b"}, {_value: "a"}, {_value: "B"}, {_value: ""}])
    |> sort()

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,
// ,,0,B
// ,,0,a
// ,,0,b
//
