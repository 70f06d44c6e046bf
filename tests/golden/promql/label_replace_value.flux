import "array"
import "internal/promql"

array.from(rows: [{job: "a", _value: 1.0}])
    |> promql.labelReplace(source: "job", destination: "_value", regex: ".*", replacement: "x")

// ---
//
// --- stderr
// fluxc: `promql.labelReplace`: argument `destination` must not be the column `_value`
//   at label_replace_value.flux:5:8
//   |
// 5 |     |> promql.labelReplace(source: "job", destination: "_value", regex: ".*", replacement: "x")
//   |        ^^^^^^^^^^^^^^^^^^^
// --- exit 1
