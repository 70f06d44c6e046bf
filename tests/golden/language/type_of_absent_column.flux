// A column that a table lacks is null. Of which type shows in the other branch of a condition, even of one that is
// decided before any row is read.
import "csv"

data = csv.from(csv: "#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,t1,v
,,0,a,1
,,0,a,2
")

data
    |> map(
        fn: (r) =>
            ({
                t1: r.t1,
                decided: if true then r.absent else "x",
                by_key: if exists r.t1 then r.absent else "x",
                by_row: if r.v > 0 then r.absent else "x",
                nested: if true then if r.v > 1 then r.missing else r.missing else 1.0,
                unknown: if true then r.other else r.other,
            }),
    )
    |> yield(name: "columns")

// `contains` is called row by row.
data
    |> map(fn: (r) => ({r with absent: if r.v == 1 then r.absent else "x", found: contains(value: r.v, set: [1])}))
    |> yield(name: "rows")

// ---
// #datatype,string,long,string,string,string,double,string
// #group,false,false,false,false,false,false,true
// #default,columns,,,,,,
// ,result,table,by_key,by_row,decided,nested,t1
// ,,0,,,,,a
// ,,0,,,,,a
//
// #datatype,string,long,string,long,string,boolean
// #group,false,false,true,false,false,false
// #default,rows,,,,,
// ,result,table,t1,v,absent,found
// ,,0,a,1,,true
// ,,0,a,2,x,false
//
// --- stderr
// fluxc: warning: no table has a column `absent`, so it is null
//   at type_of_absent_column.flux:14:8
// fluxc: warning: no table has a column `missing`, so it is null
//   at type_of_absent_column.flux:14:8
// fluxc: warning: no table has a column `other`, so it is null
//   at type_of_absent_column.flux:14:8
// fluxc: warning: no table has a column `absent`, so it is null
//   at type_of_absent_column.flux:29:8
