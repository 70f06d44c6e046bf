import "array"
import "internal/debug"
import "testing"

got =
    array.from(rows: [{host: "a", v: 1.5, n: debug.null(type: "int")}, {host: "b", v: 2.5, n: 1}])
        |> group(columns: ["host"])
want =
    array.from(rows: [{host: "b", n: 1, v: 2.5}, {host: "a", n: debug.null(type: "int"), v: 1.5}])
        |> group(columns: ["host"])

got |> testing.assertEquals(name: "same", want: want)

// ---
// #datatype,string,long,string,double,long
// #group,false,false,true,false,false
// #default,_result,,,,
// ,result,table,host,v,n
// ,,0,a,1.5,
// ,,1,b,2.5,1
//
