import "array"

a =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, host: "x", _value: 1},
            {_time: 2024-01-01T00:00:10Z, host: "x", _value: 2},
            {_time: 2024-01-01T00:00:20Z, host: "y", _value: 3},
        ],
    )
b =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, host: "x", _value: 10},
            {_time: 2024-01-01T00:00:20Z, host: "y", _value: 30},
            {_time: 2024-01-01T00:00:30Z, host: "z", _value: 40},
        ],
    )

join(tables: {a: a, b: b}, on: ["_time", "host"])

// ---
// #datatype,string,long,dateTime:RFC3339,long,long,string
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,_time,_value_a,_value_b,host
// ,,0,2024-01-01T00:00:00Z,1,10,x
// ,,0,2024-01-01T00:00:20Z,3,30,y
//
