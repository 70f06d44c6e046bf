import "array"

data =
    array.from(
        rows: [
            {host: "a", _value: 3},
            {host: "b", _value: 9},
            {host: "c", _value: 1},
            {host: "d", _value: 9},
            {host: "e", _value: 4},
        ],
    )

data |> top(n: 3) |> yield(name: "top")

data |> bottom(n: 2) |> yield(name: "bottom")

// ---
// #datatype,string,long,string,long
// #group,false,false,false,false
// #default,top,,,
// ,result,table,host,_value
// ,,0,b,9
// ,,0,d,9
// ,,0,e,4
//
// #datatype,string,long,string,long
// #group,false,false,false,false
// #default,bottom,,,
// ,result,table,host,_value
// ,,0,c,1
// ,,0,a,3
//
