import "array"
import "internal/promql"

array.from(rows: [{job: "a", _value: 1.0}])
    |> promql.labelReplace(source: "job", destination: "job", regex: "(", replacement: "x")

// ---
//
// --- stderr
// fluxc: `promql.labelReplace`: argument `regex` is not a regular expression: invalid regular expression `(`: missing ): (
//   at label_replace_regex.flux:5:8
//   |
// 5 |     |> promql.labelReplace(source: "job", destination: "job", regex: "(", replacement: "x")
//   |        ^^^^^^^^^^^^^^^^^^^
// --- exit 1
