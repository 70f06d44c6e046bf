import "array"

nan = float(v: "NaN")
data = array.from(rows: [{k: nan, _value: 1}, {k: nan, _value: 2}, {k: 1.0, _value: 3}])

data |> distinct(column: "k") |> yield(name: "distinct")
data |> unique(column: "k") |> yield(name: "unique")
data |> group(columns: ["k"]) |> sum() |> yield(name: "group")
join(tables: {a: data |> limit(n: 1), b: data |> limit(n: 1)}, on: ["k"]) |> yield(name: "join")
data |> filter(fn: (r) => r.k == r.k) |> yield(name: "row functions follow IEEE 754")

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,distinct,,
// ,result,table,_value
// ,,0,NaN
// ,,0,1
//
// #datatype,string,long,double,long
// #group,false,false,false,false
// #default,unique,,,
// ,result,table,k,_value
// ,,0,NaN,1
// ,,0,1,3
//
// #datatype,string,long,double,long
// #group,false,false,true,false
// #default,group,,,
// ,result,table,k,_value
// ,,0,NaN,3
// ,,1,1,3
//
// #datatype,string,long,long,long,double
// #group,false,false,false,false,false
// #default,join,,,,
// ,result,table,_value_a,_value_b,k
// ,,0,1,1,NaN
//
// #datatype,string,long,double,long
// #group,false,false,false,false
// #default,row functions follow IEEE 754,,,
// ,result,table,k,_value
// ,,0,1,3
//
