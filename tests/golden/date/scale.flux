import "array"
import "date"

array.from(
    rows: [
        {call: "date.scale(d: 1h, n: 3)", gives: string(v: date.scale(d: 1h, n: 3))},
        {call: "date.scale(d: 1mo2d, n: 2)", gives: string(v: date.scale(d: 1mo2d, n: 2))},
        {call: "date.scale(d: 1s, n: 0)", gives: string(v: date.scale(d: 1s, n: 0))},
        {call: "date.scale(d: 1m, n: -5)", gives: string(v: date.scale(d: 1m, n: -5))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,"date.scale(d: 1h, n: 3)",3h
// ,,0,"date.scale(d: 1mo2d, n: 2)",2mo4d
// ,,0,"date.scale(d: 1s, n: 0)",0ns
// ,,0,"date.scale(d: 1m, n: -5)",-5m
//
