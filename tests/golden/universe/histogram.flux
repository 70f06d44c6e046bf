import "array"

data =
    array.from(rows: [{_value: 0.5}, {_value: 1.5}, {_value: 1.5}, {_value: 7.0}, {_value: 20.0}])

data |> histogram(bins: [1.0, 2.0, 10.0]) |> yield(name: "bins")

data |> histogram(bins: [1.0, 2.0, 10.0], normalize: true, countColumn: "share") |> yield(name: "normalized")

data |> histogram(bins: linearBins(start: 0.0, width: 5.0, count: 3)) |> yield(name: "linear")

data |> histogram(bins: logarithmicBins(start: 1.0, factor: 10.0, count: 2, infinity: false)) |> yield(name: "logarithmic")

// ---
// #datatype,string,long,double,double
// #group,false,false,false,false
// #default,linear,,,
// ,result,table,le,_value
// ,,0,0,0
// ,,0,5,3
// ,,0,10,4
// ,,0,+Inf,5
//
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"`histogram`: found value 20 of column `_value` greater than any bin; the highest is 10; add one at infinity, as `linearBins` does
//   at histogram.flux:6:9",
// --- stderr
// fluxc: `histogram`: found value 20 of column `_value` greater than any bin; the highest is 10; add one at infinity, as `linearBins` does
//   at histogram.flux:6:9
//   |
// 6 | data |> histogram(bins: [1.0, 2.0, 10.0]) |> yield(name: "bins")
//   |         ^^^^^^^^^
// --- exit 1
