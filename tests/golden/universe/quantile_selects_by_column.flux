// The row is selected by the column that is asked for.
import "array"

array.from(rows: [{_value: 1.0, x: 3.0}, {_value: 2.0, x: 2.0}, {_value: 3.0, x: 1.0}])
    |> quantile(column: "x", q: 0.1, method: "exact_selector")

// ---
// #datatype,string,long,double,double
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_value,x
// ,,0,3,1
//
