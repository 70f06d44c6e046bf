// A column that no table has is null; nothing says its type, so it does not become a column.
import "array"

array.from(rows: [{_value: 1}, {_value: 2}])
    |> drop(columns: ["nothing"])
    |> map(fn: (r) => ({v: r._value, absent: r.absent}))

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,v
// ,,0,1
// ,,0,2
//
// --- stderr
// fluxc: warning: no table has a column `absent`, so it is null
//   at map_missing_column.flux:6:8
