import "csv"

// The key leaves it open whether values are looked at.
csv.from(
    csv:
        "
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_time,_field,_value
,,1,2024-01-01T00:00:00Z,name,x
",
)
    |> filter(fn: (r) => r._field == "name" and r._value > 45.0)

// ---
//
// --- stderr
// fluxc: unsupported binary expression string > float; write numbers without quotes, or convert with `float(v: …)` or `string(v: …)`
//   in table {_field: "name"}
//   at filter_mixed_types_undecided.flux:14:49
//    |
// 14 |     |> filter(fn: (r) => r._field == "name" and r._value > 45.0)
//    |                                                 ^^^^^^^^
//   at filter_mixed_types_undecided.flux:14:8
// --- exit 1
