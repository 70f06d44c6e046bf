import "csv"

csv.from(
    csv:
        "#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,12
,,0,twelve
",
)

// ---
//
// --- stderr
// fluxc: error in csv.from(): line 6: column `_value`: cannot read `twelve` as long
//   at bad_value.flux:3:1
//   |
// 3 | csv.from(
//   | ^^^^^^^^
// --- exit 1
