import "array"
import "internal/debug"
import "interpolate"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, _value: 10.0},
        {_time: 2024-01-01T00:01:00Z, _value: debug.null(type: "float")},
        {_time: 2024-01-01T00:03:00Z, _value: 40.0},
    ],
)
    |> interpolate.linear(every: 1m)

// ---
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,10
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"`interpolate.linear`: column `_value` holds a null; drop or fill such rows first
//   at null.flux:12:8",
// --- stderr
// fluxc: `interpolate.linear`: column `_value` holds a null; drop or fill such rows first
//   at null.flux:12:8
//    |
// 12 |     |> interpolate.linear(every: 1m)
//    |        ^^^^^^^^^^^^^^^^^^
// --- exit 1
