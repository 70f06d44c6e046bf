import "array"

array.from(rows: [{_value: 1}, {_value: 2}, {_value: 3}])
    |> map(
        fn: (r) =>
            ({
                int: contains(value: r._value, set: [1, 3]),
                float: contains(value: float(v: r._value), set: [2.0]),
                none: contains(value: r._value, set: []),
            }),
    )

// ---
// #datatype,string,long,boolean,boolean,boolean
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,float,int,none
// ,,0,false,true,false
// ,,0,true,false,false
// ,,0,false,true,false
//
