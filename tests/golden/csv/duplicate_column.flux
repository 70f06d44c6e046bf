import "csv"

csv.from(
    csv:
        "#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,v,v
,,0,1,2
",
)

// ---
//
// --- stderr
// fluxc: error in csv.from(): line 4: two columns are named `v`
//   at duplicate_column.flux:3:1
//   |
// 3 | csv.from(
//   | ^^^^^^^^
// --- exit 1
