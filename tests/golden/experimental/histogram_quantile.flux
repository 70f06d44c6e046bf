import "array"
import "experimental"

array.from(rows: [{le: 1.0, _value: 10.0}, {le: 2.0, _value: 30.0}, {le: 4.0, _value: 40.0}])
    |> experimental.histogramQuantile(quantile: 0.5)

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,1.5
//
