// Floats are added in the order of the rows, whatever the processor could add side by side.
import "array"

rows = array.from(
    rows: [
        {_value: 10000000000000000.0},
        {_value: 1.0},
        {_value: -10000000000000000.0},
        {_value: 1.0},
        {_value: 0.0},
        {_value: 0.0},
        {_value: 0.0},
        {_value: 0.0},
    ],
)

rows |> sum() |> yield(name: "sum")
rows |> mean() |> yield(name: "mean")

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,sum,,
// ,result,table,_value
// ,,0,1
//
// #datatype,string,long,double
// #group,false,false,false
// #default,mean,,
// ,result,table,_value
// ,,0,0.125
//
