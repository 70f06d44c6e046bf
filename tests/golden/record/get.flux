import "array"
import "experimental/record"

f = (r=record.any) => record.get(r: r, key: "a", default: 0)

array.from(
    rows: [
        {_value: f(r: {a: 5})},
        {_value: f(r: {b: 5})},
        {_value: f()},
        {_value: record.get(r: {"two words": 7}, key: "two words", default: 1)},
    ],
)

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,5
// ,,0,0
// ,,0,0
// ,,0,7
//
