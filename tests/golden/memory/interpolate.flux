// run: --memory-limit 20MB
import "array"
import "interpolate"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}, {_time: 2024-01-01T01:00:00Z, _value: 2.0}])
    |> interpolate.linear(every: 1ns)

// ---
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,1
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"`interpolate.linear`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at interpolate.flux:6:8",
// --- stderr
// fluxc: `interpolate.linear`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at interpolate.flux:6:8
//   |
// 6 |     |> interpolate.linear(every: 1ns)
//   |        ^^^^^^^^^^^^^^^^^^
// --- exit 1
