import "array"

factor = 3
label = "scaled"
threshold = 5
classify = (v) => if v > threshold then "high" else "low"

array.from(rows: [{_value: 1}, {_value: 2}])
    |> map(fn: (r) => ({r with _value: r._value * factor, what: label, class: classify(v: r._value * factor)}))
    |> filter(fn: (r) => r._value > threshold)

// ---
// #datatype,string,long,long,string,string
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,_value,what,class
// ,,0,6,scaled,high
//
