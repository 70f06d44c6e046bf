import "array"
import "math"

array.from(rows: [{_value: math.maxint}, {_value: 1}])
    |> sum()

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,-9223372036854775808
//
