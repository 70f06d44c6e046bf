import "array"
import "types"

array.from(rows: [{_value: 1}, {_value: 2}])
    |> map(
        fn: (r) =>
            ({
                int: types.isType(v: r._value, type: "int"),
                float: types.isType(v: r._value, type: "float"),
                string: types.isType(v: "x", type: "string"),
                time: types.isType(v: 2024-01-01T00:00:00Z, type: "time"),
                duration: types.isType(v: 1h, type: "duration"),
                bool: types.isType(v: true, type: "bool"),
            }),
    )

// ---
// #datatype,string,long,boolean,boolean,boolean,boolean,boolean,boolean
// #group,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,bool,duration,float,int,string,time
// ,,0,true,true,false,true,true,true
// ,,0,true,true,false,true,true,true
//
