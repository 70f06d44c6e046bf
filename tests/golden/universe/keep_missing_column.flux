import "array"

array.from(rows: [{host: "a", v: 1}])
    |> group(columns: ["host"])
    |> keep(columns: ["v", "other"])

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,v
// ,,0,1
//
