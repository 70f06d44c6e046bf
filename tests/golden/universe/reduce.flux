import "array"

array.from(rows: [{host: "a", _value: 2}, {host: "a", _value: 3}, {host: "b", _value: 4}])
    |> group(columns: ["host"])
    |> reduce(
        identity: {product: 1, rows: 0, names: ""},
        fn: (r, accumulator) =>
            ({
                product: accumulator.product * r._value,
                rows: accumulator.rows + 1,
                names: accumulator.names + r.host,
            }),
    )

// ---
// #datatype,string,long,string,long,long,string
// #group,false,false,true,false,false,false
// #default,_result,,,,,
// ,result,table,host,product,rows,names
// ,,0,a,6,2,aa
// ,,1,b,4,1,b
//
