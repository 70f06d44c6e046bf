import "csv"

csv.from(
    csv:
        "#datatype,string,long,complex
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,12
",
)

// ---
//
// --- stderr
// fluxc: error in csv.from(): line 4: column `_value`: unsupported datatype `complex`; use boolean, long, unsignedLong, double, string or dateTime:RFC3339
//   at unknown_datatype.flux:3:1
//   |
// 3 | csv.from(
//   | ^^^^^^^^
// --- exit 1
