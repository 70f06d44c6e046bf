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
// --- stderr
// fluxc: warning: no table has a column `other`
//   at keep_nothing.flux:5:8
