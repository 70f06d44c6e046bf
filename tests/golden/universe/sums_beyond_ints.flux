// A mean of uints is taken of floats; momentum knows which of two distant values is the larger one.
import "array"
import "math"

rows = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: math.maxuint}, {_time: 2024-01-01T00:01:00Z, _value: uint(v: 1)}])

rows |> mean() |> yield(name: "mean")
rows |> chandeMomentumOscillator(n: 1) |> yield(name: "momentum")

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,mean,,
// ,result,table,_value
// ,,0,9223372036854776000
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,momentum,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:01:00Z,-100
//
