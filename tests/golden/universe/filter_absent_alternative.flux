// A misspelt column in one of several alternatives leaves rows out without a trace. Columns that are asked for with
// `exists` may be missing.
import "csv"

csvData =
    "#datatype,string,long,string,long
#group,false,false,false,false
#default,_result,,,
,result,table,host,x
,,0,a,1
,,0,b,2
,,0,c,3
"
data = csv.from(csv: csvData)

data |> filter(fn: (r) => r.hsot == "a" or r.x == 2) |> yield(name: "some")
data |> filter(fn: (r) => r.hsot == "a" or r.x == 7) |> yield(name: "none")
data |> map(fn: (r) => ({r with y: 1})) |> filter(fn: (r) => r.y == 2 or r.z == 1) |> yield(name: "made")
data |> filter(fn: (r) => (exists r.z and r.z == 1) or r.x == 3) |> yield(name: "asked")

// ---
// #datatype,string,long,string,long
// #group,false,false,false,false
// #default,some,,,
// ,result,table,host,x
// ,,0,b,2
//
//
//
// #datatype,string,long,string,long
// #group,false,false,false,false
// #default,asked,,,
// ,result,table,host,x
// ,,0,c,3
//
// --- stderr
// fluxc: warning: no table has a column `hsot`; did you mean `host`?
//   at filter_absent_alternative.flux:16:9
// fluxc: warning: no table has a column `hsot`; did you mean `host`?
//   at filter_absent_alternative.flux:17:9
// fluxc: warning: result "made" is empty: no table has a column `z`
//   at filter_absent_alternative.flux:18:44
