import "csv"

csv.from(
    csv:
        "#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,12,13
",
)

// ---
//
// --- stderr
// fluxc: error in csv.from(): line 5: wrong number of fields: found 5, expected 4
//   at wrong_field_count.flux:3:1
//   |
// 3 | csv.from(
//   | ^^^^^^^^
// --- exit 1
