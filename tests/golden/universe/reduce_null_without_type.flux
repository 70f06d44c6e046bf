// What arithmetic makes of a null of which nobody knows the type has none either: the script runs it, and says so.
import "csv"

data = csv.from(csv: "#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,2
,,0,0.5
")

data
    |> reduce(
        fn: (r, accumulator) => ({last: -(if r._value > 1.0 then accumulator.last else r.missing)}),
        identity: {last: 0.0},
    )

// ---
//
// --- stderr
// fluxc: `reduce`: property `last` is of type null, which cannot be a column
//   at reduce_null_without_type.flux:13:8
//    |
// 13 |     |> reduce(
//    |        ^^^^^^
// --- exit 1
