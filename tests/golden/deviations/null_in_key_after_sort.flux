import "array"
import "internal/debug"

array.from(rows: [{k: debug.null(type: "string"), _value: 2}, {k: "a", _value: 3}])
    |> group(columns: ["k"])
    |> sort()
    |> map(fn: (r) => ({r with known: exists r.k}))

// ---
// #datatype,string,long,string,long,boolean
// #group,false,false,true,false,false
// #default,_result,,,,
// ,result,table,k,_value,known
// ,,0,,2,false
// ,,1,a,3,true
//
