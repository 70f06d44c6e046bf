import "csv"

csv.from(
    csv:
        "#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,0x10
",
)

// ---
//
// --- stderr
// fluxc: error in csv.from(): line 5: column `_value`: cannot read `0x10` as double
//   at hexadecimal_float.flux:3:1
//   |
// 3 | csv.from(
//   | ^^^^^^^^
// --- exit 1
