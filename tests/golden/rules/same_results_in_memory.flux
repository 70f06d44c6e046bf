import "array"
import "internal/debug"

// Nulls, an empty table that is kept, a function that cannot be compiled beside a merged filter.
rows = array.from(
    rows: [
        {a: 1, b: 2.0, host: "x"},
        {a: 3, b: 4.0, host: "y"},
        {a: debug.null(type: "int"), b: 6.0, host: "y"},
        {a: 5, b: debug.null(type: "float"), host: debug.null(type: "string")},
    ],
)

rows
    |> rename(columns: {a: "b", b: "c"})
    |> filter(fn: (r) => r.b > 1 and r.host == "y" and not exists r.a)
    |> yield(name: "rename")

rows
    |> filter(fn: (r) => not (r.a == 3), onEmpty: "keep")
    |> filter(fn: (r) => r.b > 5.0, onEmpty: "keep")
    |> yield(name: "kept empty")

rows
    |> filter(fn: (r) => not not (r.a > 1))
    |> filter(fn: (r) => contains(value: r.host, set: ["y", "z"]))
    |> map(fn: (r) => {
        text = string(v: r.a)

        return {r with text: text}
    })
    |> yield(name: "called row by row")

rows
    |> keep(columns: ["b", "host"])
    |> filter(fn: (r) => r.b > 1.0 and not exists r.a)
    |> yield(name: "keep")

rows
    |> group(columns: ["host"])
    |> map(fn: (r) => ({host: r.host, twice: r.b * 2.0}))
    |> filter(fn: (r) => r.host =~ /^y$/ and r.twice > 8.0)
    |> yield(name: "map")


rows
    |> filter(fn: (r) => not contains(value: r.host, set: ["x"]))
    |> map(fn: (r) => ({host: r.host, b: r.b}))
    |> yield(name: "order of columns")

// ---
// #datatype,string,long,long,double,string
// #group,false,false,false,false,false
// #default,rename,,,,
// ,result,table,b,c,host
// ,,0,3,4,y
//
// #datatype,string,long,long,double,string
// #group,false,false,false,false,false
// #default,kept empty,0,,,
// ,result,table,a,b,host
//
// #datatype,string,long,long,double,string,string
// #group,false,false,false,false,false,false
// #default,called row by row,,,,,
// ,result,table,a,b,host,text
// ,,0,3,4,y,3
//
// #datatype,string,long,double,string
// #group,false,false,false,false
// #default,keep,,,
// ,result,table,b,host
// ,,0,2,x
// ,,0,4,y
// ,,0,6,y
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,map,,,
// ,result,table,host,twice
// ,,0,y,12
//
// #datatype,string,long,double,string
// #group,false,false,false,false
// #default,order of columns,,,
// ,result,table,b,host
// ,,0,4,y
// ,,0,6,y
// ,,0,,
//
