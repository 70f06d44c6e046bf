import "array"
import "internal/promql"

array.from(rows: [{job: 1, _value: 1.0}])
    |> group(columns: ["job"])
    |> promql.labelReplace(source: "job", destination: "copy", regex: ".*", replacement: "x")

// ---
//
// --- stderr
// fluxc: `promql.labelReplace`: column `job` is of type int, need string
//   in table {job: 1}
//   at label_replace_number.flux:6:8
//   |
// 6 |     |> promql.labelReplace(source: "job", destination: "copy", regex: ".*", replacement: "x")
//   |        ^^^^^^^^^^^^^^^^^^^
// --- exit 1
