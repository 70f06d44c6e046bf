// Integers and halves add without rounding in any order, tenths do not; the windows are the same.
import "array"

data =
    array.from(
        rows: [
            {n: 3, half: 0.5, tenth: 0.1, large: 9007199254740992.0},
            {n: -1, half: 2.5, tenth: 0.7, large: 1.0},
            {n: 4, half: -1.5, tenth: 0.2, large: 1.0},
            {n: 1, half: 0.0, tenth: 1.1, large: 1.0},
            {n: -5, half: 7.5, tenth: 0.3, large: -9007199254740992.0},
            {n: 9, half: -8.0, tenth: 0.6, large: 1.0},
        ],
    )

data |> map(fn: (r) => ({_value: r.n})) |> movingAverage(n: 3) |> yield(name: "n")
data |> map(fn: (r) => ({_value: r.half})) |> movingAverage(n: 3) |> yield(name: "half")
data |> map(fn: (r) => ({_value: r.tenth})) |> movingAverage(n: 3) |> yield(name: "tenth")
data |> map(fn: (r) => ({_value: r.large})) |> movingAverage(n: 3) |> yield(name: "large")
data |> map(fn: (r) => ({_value: r.n})) |> movingAverage(n: 9) |> yield(name: "short")

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,n,,
// ,result,table,_value
// ,,0,2
// ,,0,1.3333333333333333
// ,,0,0
// ,,0,1.6666666666666667
//
// #datatype,string,long,double
// #group,false,false,false
// #default,half,,
// ,result,table,_value
// ,,0,0.5
// ,,0,0.3333333333333333
// ,,0,2
// ,,0,-0.16666666666666666
//
// #datatype,string,long,double
// #group,false,false,false
// #default,tenth,,
// ,result,table,_value
// ,,0,0.3333333333333333
// ,,0,0.6666666666666666
// ,,0,0.5333333333333333
// ,,0,0.6666666666666666
//
// #datatype,string,long,double
// #group,false,false,false
// #default,large,,
// ,result,table,_value
// ,,0,3002399751580330.5
// ,,0,1
// ,,0,-3002399751580330
// ,,0,-3002399751580330
//
// #datatype,string,long,double
// #group,false,false,false
// #default,short,,
// ,result,table,_value
// ,,0,1.8333333333333333
//
