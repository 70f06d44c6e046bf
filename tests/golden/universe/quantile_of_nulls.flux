// Nulls only: a null; as a selector, a row of nulls but for the group key. NaN only: NaN.
import "array"
import "internal/debug"
import "math"

nulls =
    array.from(rows: [{g: "a", t: "x", _value: debug.null(type: "float")}, {g: "a", t: "y", _value: debug.null(type: "float")}])
        |> group(columns: ["g"])
numbers = array.from(rows: [{_value: math.NaN()}, {_value: math.NaN()}])

nulls |> quantile(q: 0.5, method: "exact_selector") |> yield(name: "nulls: selector")
nulls |> quantile(q: 0.5, method: "exact_mean") |> yield(name: "nulls: mean")
nulls |> median() |> yield(name: "nulls: estimate")
numbers |> quantile(q: 0.5, method: "exact_selector") |> yield(name: "NaN: selector")
numbers |> quantile(q: 0.5, method: "exact_mean") |> yield(name: "NaN: mean")
numbers |> median() |> yield(name: "NaN: estimate")
array.from(rows: [{_value: math.NaN()}, {_value: 2.0}]) |> median() |> yield(name: "NaN and a number")

// ---
// #datatype,string,long,string,string,double
// #group,false,false,true,false,false
// #default,nulls: selector,,,,
// ,result,table,g,t,_value
// ,,0,a,,
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,nulls: mean,,,
// ,result,table,g,_value
// ,,0,a,
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,nulls: estimate,,,
// ,result,table,g,_value
// ,,0,a,
//
// #datatype,string,long,double
// #group,false,false,false
// #default,NaN: selector,,
// ,result,table,_value
// ,,0,NaN
//
// #datatype,string,long,double
// #group,false,false,false
// #default,NaN: mean,,
// ,result,table,_value
// ,,0,NaN
//
// #datatype,string,long,double
// #group,false,false,false
// #default,NaN: estimate,,
// ,result,table,_value
// ,,0,NaN
//
// #datatype,string,long,double
// #group,false,false,false
// #default,NaN and a number,,
// ,result,table,_value
// ,,0,2
//
