// What is not a number differs from all numbers and equals its like.
import "array"
import "testing"

nan = float(v: "NaN")
inf_ = float(v: "+Inf")
got = array.from(rows: [{n: 1, _value: 1.0}, {n: 2, _value: nan}, {n: 3, _value: nan}, {n: 4, _value: inf_}])
want = array.from(rows: [{n: 1, _value: nan}, {n: 2, _value: 2.0}, {n: 3, _value: nan}, {n: 4, _value: inf_}])

testing.diff(got: got, want: want)

// ---
// #datatype,string,long,string,long,double
// #group,false,false,false,false,false
// #default,errorOutput,,,,
// ,result,table,_diff,n,_value
// ,,0,-,1,NaN
// ,,0,-,2,2
// ,,0,+,1,1
// ,,0,+,2,NaN
// ,,0,,3,NaN
// ,,0,,4,+Inf
//
