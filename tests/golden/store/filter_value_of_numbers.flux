// data: types types.lp
// Numbers of all types are compared as numbers, and the fields of other types left out by name.
data = from(bucket: "types") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data |> filter(fn: (r) => r._field =~ /[fiu]/ and r._value == 1.0) |> keep(columns: ["_field", "_value"]) |> yield(name: "as 1.0")
data |> filter(fn: (r) => r._field != "b" and r._field != "s" and r._value > 1) |> keep(columns: ["_field", "_value"]) |> yield(name: "more than 1")
data
    |> filter(fn: (r) => (r._field == "b" and r._value == true) or (r._field == "s" and r._value == "x"))
    |> keep(columns: ["_field", "_value"])
    |> yield(name: "other types")

// ---
// #datatype,string,long,double,string
// #group,false,false,false,true
// #default,as 1.0,,,
// ,result,table,_value,_field
// ,,0,1,f
//
// #datatype,string,long,long,string
// #group,false,false,false,true
// #default,as 1.0,,,
// ,result,table,_value,_field
// ,,1,1,i
//
// #datatype,string,long,unsignedLong,string
// #group,false,false,false,true
// #default,as 1.0,,,
// ,result,table,_value,_field
// ,,2,1,u
//
// #datatype,string,long,double,string
// #group,false,false,false,true
// #default,more than 1,,,
// ,result,table,_value,_field
// ,,0,2.5,f
//
// #datatype,string,long,long,string
// #group,false,false,false,true
// #default,more than 1,,,
// ,result,table,_value,_field
// ,,1,2,i
//
// #datatype,string,long,unsignedLong,string
// #group,false,false,false,true
// #default,more than 1,,,
// ,result,table,_value,_field
// ,,2,2,u
//
// #datatype,string,long,boolean,string
// #group,false,false,false,true
// #default,other types,,,
// ,result,table,_value,_field
// ,,0,true,b
//
// #datatype,string,long,string,string
// #group,false,false,false,true
// #default,other types,,,
// ,result,table,_value,_field
// ,,1,x,s
//
