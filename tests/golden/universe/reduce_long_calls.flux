// A call that takes long is made on the rows that want it, be the condition of the row, of the accumulator or constant.
import "array"
import "math"

data =
    array.from(
        rows: [{n: 2000000000, _value: 1900000000.0}, {n: 2000000000, _value: 1900000000.0}, {n: 3, _value: 2.0}],
    )

data
    |> reduce(
        fn: (r, accumulator) =>
            ({c: accumulator.c + 1, y: if accumulator.c > 1 then math.jn(n: r.n, x: r._value) else 0.0}),
        identity: {c: 0, y: 0.0},
    )
    |> yield(name: "accumulator")
data
    |> group(columns: ["n"])
    |> map(fn: (r) => ({r with y: if r.n < 5 then math.jn(n: r.n, x: r._value) else 0.0}))
    |> yield(name: "constant")

// ---
// #datatype,string,long,long,double
// #group,false,false,false,false
// #default,accumulator,,,
// ,result,table,c,y
// ,,0,3,0.12894324947440206
//
// #datatype,string,long,long,double,double
// #group,false,false,true,false,false
// #default,constant,,,,
// ,result,table,n,_value,y
// ,,0,3,2,0.12894324947440206
// ,,1,2000000000,1900000000,0
// ,,1,2000000000,1900000000,0
//
