// A stream without tables may have had the column; one that looks misspelt is reported all the same. When each input is
// filtered on its own, what one of them has is there.
import "csv"

xs =
    csv.from(
        csv: "#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,x,t
,,0,1,1
",
    )
ys =
    csv.from(
        csv: "#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,y,t
,,0,1,2
",
    )
none = ys |> filter(fn: (r) => r.y > 5)

union(tables: [xs, none]) |> group(columns: ["y"]) |> yield(name: "none")
union(tables: [none, xs]) |> map(fn: (r) => ({r with z: r.y})) |> yield(name: "null")
union(tables: [xs, none]) |> sort(columns: ["tt"]) |> yield(name: "misspelt")
union(tables: [xs, ys]) |> filter(fn: (r) => r.y == 1 or r.t == 1) |> yield(name: "both")
union(tables: [xs, ys]) |> filter(fn: (r) => r.z == 1 or r.t == 1) |> yield(name: "neither")

// ---
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,none,,,
// ,result,table,x,t
// ,,0,1,1
//
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,null,,,
// ,result,table,x,t
// ,,0,1,1
//
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,misspelt,,,
// ,result,table,x,t
// ,,0,1,1
//
// #datatype,string,long,long,long,long
// #group,false,false,false,false,false
// #default,both,,,,
// ,result,table,x,t,y
// ,,0,1,1,
// ,,0,,2,1
//
// #datatype,string,long,long,long,long
// #group,false,false,false,false,false
// #default,neither,,,,
// ,result,table,x,t,y
// ,,0,1,1,
//
// --- stderr
// fluxc: warning: no table has a column `tt`; did you mean `t`?
//   at absent_columns_of_union.flux:27:30
