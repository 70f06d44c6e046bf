import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, k: "a", _value: 1}])
    |> group(columns: ["k"])
    |> elapsed()
    |> mode()

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,k,_value
// ,,0,a,
//
