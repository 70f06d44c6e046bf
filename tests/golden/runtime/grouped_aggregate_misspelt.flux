// The column that `group` names is looked for though the aggregate behind it keeps no tables.
import "array"

array.from(rows: [{host: "a", _value: 1.5}, {host: "b", _value: 2.5}])
    |> group(columns: ["hsot"])
    |> sum()

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,4
//
// --- stderr
// fluxc: warning: no table has a column `hsot`; did you mean `host`?
//   at grouped_aggregate_misspelt.flux:5:8
