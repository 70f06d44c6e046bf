import "array"

select = (rows) => array.from(rows: rows) |> quantile(q: 0.5, method: "exact_selector")

select(rows: [{_value: true}, {_value: false}, {_value: true}]) |> yield(name: "bool")
select(rows: [{_value: 2024-01-03T00:00:00Z}, {_value: 2024-01-01T00:00:00Z}, {_value: 2024-01-02T00:00:00Z}])
    |> yield(name: "time")
select(rows: [{_value: "b"}, {_value: "c"}, {_value: "a"}]) |> yield(name: "string")
select(rows: [{_value: uint(v: 3)}, {_value: uint(v: 1)}]) |> yield(name: "uint")
array.from(rows: [{_value: false}, {_value: true}]) |> median(method: "exact_selector") |> yield(name: "median")

// ---
// #datatype,string,long,boolean
// #group,false,false,false
// #default,bool,,
// ,result,table,_value
// ,,0,true
//
// #datatype,string,long,dateTime:RFC3339
// #group,false,false,false
// #default,time,,
// ,result,table,_value
// ,,0,2024-01-02T00:00:00Z
//
// #datatype,string,long,string
// #group,false,false,false
// #default,string,,
// ,result,table,_value
// ,,0,b
//
// #datatype,string,long,unsignedLong
// #group,false,false,false
// #default,uint,,
// ,result,table,_value
// ,,0,1
//
// #datatype,string,long,boolean
// #group,false,false,false
// #default,median,,
// ,result,table,_value
// ,,0,false
//
