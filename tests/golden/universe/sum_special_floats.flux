import "array"

nan = 0.0 / 0.0
infinite = 1.0 / 0.0

array.from(rows: [{k: "nan", _value: 1.0}, {k: "nan", _value: nan}, {k: "inf", _value: infinite}, {k: "inf", _value: 5.0}, {k: "both", _value: infinite}, {k: "both", _value: -infinite}])
    |> group(columns: ["k"])
    |> sum()

// ---
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,k,_value
// ,,0,both,NaN
// ,,1,inf,+Inf
// ,,2,nan,NaN
//
