import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> holtWinters(n: 0, interval: 1m)

// ---
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,_result,0,,
// ,result,table,_time,_value
//
