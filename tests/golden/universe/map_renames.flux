import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.5}])
    |> map(fn: (r) => ({time: r._time, celsius: r._value, fahrenheit: r._value * 1.8 + 32.0}))

// ---
// #datatype,string,long,double,double,dateTime:RFC3339
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,celsius,fahrenheit,time
// ,,0,1.5,34.7,2024-01-01T00:00:00Z
//
