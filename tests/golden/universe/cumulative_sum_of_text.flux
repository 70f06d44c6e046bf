import "array"

array.from(rows: [{s: "x", _value: 1}, {s: "y", _value: 2}])
    |> cumulativeSum(columns: ["s", "_value"])

// ---
// #datatype,string,long,string,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,s,_value
// ,,0,x,1
// ,,0,y,3
//
// --- stderr
// fluxc: warning: `cumulativeSum`: column `s` is of type string, so it is not summed
//   at cumulative_sum_of_text.flux:4:8
