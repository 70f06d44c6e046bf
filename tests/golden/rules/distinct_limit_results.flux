// The first values in order of appearance, whether all were looked for or not.
import "array"

rows =
    array.from(
        rows: [
            {k: "a", v: 1.0, n: 1},
            {k: "a", v: 0.0, n: 2},
            {k: "b", v: -0.0, n: 3},
            {k: "a", v: -0.0, n: 4},
            {k: "a", v: 1.0, n: 5},
            {k: "b", v: 2.0, n: 6},
            {k: "a", v: 2.0, n: 7},
            {k: "a", v: 3.0, n: 8},
        ],
    )
        |> group(columns: ["k"])

rows |> distinct(column: "v") |> limit(n: 2) |> yield(name: "values")
rows |> distinct(column: "v") |> limit(n: 2, offset: 1) |> yield(name: "behind the first")
rows |> distinct(column: "v") |> limit(n: 0) |> yield(name: "none")
rows |> distinct(column: "k") |> limit(n: 1) |> yield(name: "key")
rows |> distinct(column: "other") |> limit(n: 1) |> yield(name: "absent")
rows |> unique(column: "v") |> limit(n: 3) |> yield(name: "rows")
rows |> unique(column: "k") |> limit(n: 1) |> yield(name: "row of the key")
rows |> filter(fn: (r) => r.n > 7, onEmpty: "keep") |> unique(column: "v") |> limit(n: 1) |> yield(name: "no rows")

// ---
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,values,,,
// ,result,table,k,_value
// ,,0,a,1
// ,,0,a,0
// ,,1,b,-0
// ,,1,b,2
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,behind the first,,,
// ,result,table,k,_value
// ,,0,a,0
// ,,0,a,2
// ,,1,b,2
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,none,0,a,
// ,result,table,k,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,none,1,b,
// ,result,table,k,_value
//
// #datatype,string,long,string,string
// #group,false,false,true,false
// #default,key,,,
// ,result,table,k,_value
// ,,0,a,a
// ,,1,b,b
//
// #datatype,string,long,string,string
// #group,false,false,true,false
// #default,absent,,,
// ,result,table,k,_value
// ,,0,a,
// ,,1,b,
//
// #datatype,string,long,string,double,long
// #group,false,false,true,false,false
// #default,rows,,,,
// ,result,table,k,v,n
// ,,0,a,1,1
// ,,0,a,0,2
// ,,0,a,2,7
// ,,1,b,-0,3
// ,,1,b,2,6
//
// #datatype,string,long,string,double,long
// #group,false,false,true,false,false
// #default,row of the key,,,,
// ,result,table,k,v,n
// ,,0,a,1,1
// ,,1,b,-0,3
//
// #datatype,string,long,string,double,long
// #group,false,false,true,false,false
// #default,no rows,,,,
// ,result,table,k,v,n
// ,,0,a,3,8
//
// #datatype,string,long,string,double,long
// #group,false,false,true,false,false
// #default,no rows,1,b,,
// ,result,table,k,v,n
//
// --- stderr
// fluxc: warning: no table has a column `other`
//   at distinct_limit_results.flux:23:9
