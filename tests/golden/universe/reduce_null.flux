import "array"
import "internal/debug"

array.from(rows: [{_value: 1.0}, {_value: debug.null(type: "float")}])
    |> reduce(
        fn: (r, accumulator) => ({sum: accumulator.sum + r._value, known: if exists r._value then accumulator.known + 1 else accumulator.known}),
        identity: {sum: 0.0, known: 0},
    )

// ---
// #datatype,string,long,double,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,sum,known
// ,,0,,1
//
