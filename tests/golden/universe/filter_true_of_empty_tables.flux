import "array"

none = array.from(rows: [{k: "a", _value: 1.0}]) |> group(columns: ["k"]) |> filter(fn: (r) => false, onEmpty: "keep")

none |> filter(fn: (r) => true) |> yield(name: "drop")
none |> filter(fn: (r) => true, onEmpty: "keep") |> yield(name: "keep")

// ---
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,keep,0,a,
// ,result,table,k,_value
//
