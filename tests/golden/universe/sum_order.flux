// A sum adds from the first row to the last, so the result is the same whatever the chunk size.
import "array"

array.from(
    rows: [
        {_value: 1.0},
        {_value: 10000000000000000.0},
        {_value: 1.0},
        {_value: -10000000000000000.0},
        {_value: 0.1},
        {_value: 0.2},
        {_value: 0.3},
    ],
)
    |> sum()

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,0.6000000000000001
//
