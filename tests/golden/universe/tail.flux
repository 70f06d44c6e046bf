import "array"

data =
    array.from(
        rows: [
            {host: "a", _value: 1},
            {host: "a", _value: 2},
            {host: "a", _value: 3},
            {host: "b", _value: 4},
        ],
    )
        |> group(columns: ["host"])

data |> tail(n: 2) |> yield(name: "two")

data |> tail(n: 1, offset: 1) |> yield(name: "second last")

data |> tail(n: 10) |> yield(name: "all")

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,two,,,
// ,result,table,host,_value
// ,,0,a,2
// ,,0,a,3
// ,,1,b,4
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,second last,,,
// ,result,table,host,_value
// ,,0,a,2
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,second last,1,b,
// ,result,table,host,_value
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,all,,,
// ,result,table,host,_value
// ,,0,a,1
// ,,0,a,2
// ,,0,a,3
// ,,1,b,4
//
