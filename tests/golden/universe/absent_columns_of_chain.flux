// Each call of a chain that runs as one answers for the columns that it reads: those of alternatives are only worth a
// word when they look misspelt, those of maps always.
import "csv"

csvData =
    "#datatype,string,long,string,long
#group,false,false,false,false
#default,_result,,,
,result,table,host,x
,,0,a,1
,,0,b,2
"

csv.from(csv: csvData)
    |> filter(fn: (r) => r.region == "eu" or r.x > 0)
    |> map(fn: (r) => ({r with level: r.limit}))
    |> filter(fn: (r) => r.hots == "a" or r.x > 1)
    |> map(fn: (r) => ({r with also: r.limit}))

// ---
// #datatype,string,long,string,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,host,x
// ,,0,b,2
//
// --- stderr
// fluxc: warning: no table has a column `limit`, so it is null
//   at absent_columns_of_chain.flux:16:8
// fluxc: warning: no table has a column `hots`; did you mean `host`?
//   at absent_columns_of_chain.flux:17:8
// fluxc: warning: no table has a column `limit`, so it is null
//   at absent_columns_of_chain.flux:18:8
