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

data |> limit(n: 2) |> yield(name: "two")

data |> limit(n: 1, offset: 1) |> yield(name: "second")

data |> limit(n: 0) |> yield(name: "none")

data |> limit(n: 10, offset: 2) |> yield(name: "rest")

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,two,,,
// ,result,table,host,_value
// ,,0,a,1
// ,,0,a,2
// ,,1,b,4
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,second,,,
// ,result,table,host,_value
// ,,0,a,2
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,none,0,a,
// ,result,table,host,_value
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,none,1,b,
// ,result,table,host,_value
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,rest,,,
// ,result,table,host,_value
// ,,0,a,3
//
