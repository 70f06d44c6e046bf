import "array"
import "internal/promql"

array.from(rows: [{job: "a", _value: 1.0}, {job: "b", _value: 2.0}])
    |> group(columns: ["job"])
    |> promql.labelReplace(source: "job", destination: "job", regex: ".", replacement: "same")

// ---
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,job,_value
// ,,0,same,1
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"`promql.labelReplace`: two tables would have the group key {job: ""same""}
//   in table {job: ""b""}
//   at label_replace_same_key.flux:6:8",
// --- stderr
// fluxc: `promql.labelReplace`: two tables would have the group key {job: "same"}
//   in table {job: "b"}
//   at label_replace_same_key.flux:6:8
//   |
// 6 |     |> promql.labelReplace(source: "job", destination: "job", regex: ".", replacement: "same")
//   |        ^^^^^^^^^^^^^^^^^^^
// --- exit 1
