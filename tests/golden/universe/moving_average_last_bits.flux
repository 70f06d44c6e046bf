// A window of `n` rows is summed from its row whose number is a multiple of `n` on.
import "array"

array.from(
    rows: [
        {_value: 0.5},
        {_value: 10000000000000000.0},
        {_value: 1.0},
        {_value: -10000000000000000.0},
        {_value: 3.0},
        {_value: 10000000000000000.0},
        {_value: -10000000000000000.0},
    ],
)
    |> movingAverage(n: 3)
//

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,3333333333333333.5
// ,,0,0.3333333333333333
// ,,0,-3333333333333332
// ,,0,1.3333333333333333
// ,,0,1.3333333333333333
//
