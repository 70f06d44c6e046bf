import "array"

array.from(rows: [{host: "a", v: 1}])
    |> group(columns: ["host"])
    |> keep(columns: ["other"])

// ---
// #datatype,string,long
// #group,false,false
// #default,_result,0
// ,result,table
//
