import "array"

array.from(
    rows: [
        {text: display(v: [1, 2])},
        {text: display(v: {b: "x", a: 1.5})},
        {text: display(v: ["k": true])},
        {text: display(v: 1h30m)},
        {text: display(v: 2024-01-01T00:00:00Z)},
        {text: display(v: bytes(v: "ab"))},
        {text: display(v: 1000000.0 * 1000000.0 * 1000000.0 * 1000000.0)},
    ],
)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,text
// ,,0,"[1, 2]"
// ,,0,"{a: 1.5, b: x}"
// ,,0,[k: true]
// ,,0,1h30m
// ,,0,2024-01-01T00:00:00.000000000Z
// ,,0,0x6162
// ,,0,1e+24
//
