// A count is zero, everything else null; a selector drops its table's rows.
import "array"

data =
    array.from(rows: [{host: "a", _value: 1.5}, {host: "b", _value: 20.5}])
        |> group(columns: ["host"])
        |> filter(fn: (r) => r._value > 10.0, onEmpty: "keep")

data |> count() |> yield(name: "count")

data |> sum() |> yield(name: "sum")

data |> mean() |> yield(name: "mean")

data |> max() |> yield(name: "max")

data |> first() |> yield(name: "first")

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,count,,,
// ,result,table,host,_value
// ,,0,a,0
// ,,1,b,1
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,sum,,,
// ,result,table,host,_value
// ,,0,a,
// ,,1,b,20.5
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,mean,,,
// ,result,table,host,_value
// ,,0,a,
// ,,1,b,20.5
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,max,0,a,
// ,result,table,host,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,max,,,
// ,result,table,host,_value
// ,,1,b,20.5
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,first,0,a,
// ,result,table,host,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,first,,,
// ,result,table,host,_value
// ,,1,b,20.5
//
