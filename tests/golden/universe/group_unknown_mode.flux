import "array"

array.from(rows: [{_value: 1}])
    |> group(columns: ["_value"], mode: "without")

// ---
//
// --- stderr
// fluxc: `group`: argument `mode` must be "by" or "except", found "without"
//   at group_unknown_mode.flux:4:8
//   |
// 4 |     |> group(columns: ["_value"], mode: "without")
//   |        ^^^^^
// --- exit 1
