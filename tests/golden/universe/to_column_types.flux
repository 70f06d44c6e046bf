import "array"

array.from(rows: [{_value: "12"}]) |> toInt() |> yield(name: "int")

array.from(rows: [{_value: "12"}]) |> toFloat() |> yield(name: "float")

array.from(rows: [{_value: "12"}]) |> toUInt() |> yield(name: "uint")

array.from(rows: [{_value: "true"}]) |> toBool() |> yield(name: "bool")

array.from(rows: [{_value: 12}]) |> toString() |> yield(name: "string")

array.from(rows: [{_value: 12}]) |> toTime() |> yield(name: "time")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,int,,
// ,result,table,_value
// ,,0,12
//
// #datatype,string,long,double
// #group,false,false,false
// #default,float,,
// ,result,table,_value
// ,,0,12
//
// #datatype,string,long,unsignedLong
// #group,false,false,false
// #default,uint,,
// ,result,table,_value
// ,,0,12
//
// #datatype,string,long,boolean
// #group,false,false,false
// #default,bool,,
// ,result,table,_value
// ,,0,true
//
// #datatype,string,long,string
// #group,false,false,false
// #default,string,,
// ,result,table,_value
// ,,0,12
//
// #datatype,string,long,dateTime:RFC3339
// #group,false,false,false
// #default,time,,
// ,result,table,_value
// ,,0,1970-01-01T00:00:00.000000012Z
//
