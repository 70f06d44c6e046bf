import "array"
import "internal/debug"

data =
    array.from(
        rows: [
            {_value: 1.0, i: 3, t: 2024-01-01T00:00:00Z, b: true, s: "x"},
            {_value: 2.0, i: debug.null(type: "int"), t: debug.null(type: "time"), b: debug.null(type: "bool"), s: debug.null(type: "string")},
        ],
    )

data |> max() |> yield(name: "max")
data |> min() |> yield(name: "min")
data |> quantile(q: 1.0, method: "exact_selector") |> yield(name: "quantile")
data |> last() |> yield(name: "last")

// ---
// #datatype,string,long,double,long,dateTime:RFC3339,boolean,string
// #group,false,false,false,false,false,false,false
// #default,max,,,,,,
// ,result,table,_value,i,t,b,s
// ,,0,2,,,,
//
// #datatype,string,long,double,long,dateTime:RFC3339,boolean,string
// #group,false,false,false,false,false,false,false
// #default,min,,,,,,
// ,result,table,_value,i,t,b,s
// ,,0,1,3,2024-01-01T00:00:00Z,true,x
//
// #datatype,string,long,double,long,dateTime:RFC3339,boolean,string
// #group,false,false,false,false,false,false,false
// #default,quantile,,,,,,
// ,result,table,_value,i,t,b,s
// ,,0,2,,,,
//
// #datatype,string,long,double,long,dateTime:RFC3339,boolean,string
// #group,false,false,false,false,false,false,false
// #default,last,,,,,,
// ,result,table,_value,i,t,b,s
// ,,0,2,,,,
//
