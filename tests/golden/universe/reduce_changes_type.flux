// The checker does not know what type `_value` has, so the run finds that it is not that of the property.
import "csv"

data = csv.from(csv: "#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,2
,,0,0.5
")

data
    |> reduce(fn: (r, accumulator) => ({last: r._value}), identity: {last: 0})

// ---
//
// --- stderr
// fluxc: `reduce`: property `last` is of type int in `identity`, but `fn` gives it a value of type float; begin with a value of that type
//   at reduce_changes_type.flux:13:8
//    |
// 13 |     |> reduce(fn: (r, accumulator) => ({last: r._value}), identity: {last: 0})
//    |        ^^^^^^
// --- exit 1
