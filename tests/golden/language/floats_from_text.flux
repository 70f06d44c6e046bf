import "array"

array.from(
    rows: [
        {s: "1.5e3"},
        {s: "+5"},
        {s: ".5"},
        {s: "5."},
        {s: "1_000.5"},
        {s: "1_0e1_0"},
        {s: "0x1p-2"},
        {s: "0x_1p2"},
        {s: "Inf"},
        {s: "-infinity"},
        {s: "NaN"},
    ],
)
    |> map(fn: (r) => ({r with f: float(v: r.s)}))

// ---
// #datatype,string,long,string,double
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,s,f
// ,,0,1.5e3,1500
// ,,0,+5,5
// ,,0,.5,0.5
// ,,0,5.,5
// ,,0,1_000.5,1000.5
// ,,0,1_0e1_0,100000000000
// ,,0,0x1p-2,0.25
// ,,0,0x_1p2,4
// ,,0,Inf,+Inf
// ,,0,-infinity,-Inf
// ,,0,NaN,NaN
//
