import "array"
import "experimental/dynamic"

d = dynamic.dynamic(v: {a: 1, b: [1.5, 2.5], c: {d: "deep"}})
elements = d.b |> dynamic.asArray()

array.from(
    rows: [
        {_value: string(v: int(v: d.a) + 1)},
        {_value: string(v: float(v: elements[1]))},
        {_value: string(v: length(arr: elements))},
        {_value: string(v: d.c.d)},
        {_value: if exists d.missing then "there" else "missing"},
    ],
)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,2
// ,,0,2.5
// ,,0,2
// ,,0,deep
// ,,0,missing
//
