import "array"

array.from(rows: [{_value: 1}]) |> keyValues(keyColumns: ["host", "dev"])

// ---
//
// --- stderr
// fluxc: `keyValues`: table {} has none of the columns `host`, `dev`
//   at key_values_without_columns.flux:3:36
//   |
// 3 | array.from(rows: [{_value: 1}]) |> keyValues(keyColumns: ["host", "dev"])
//   |                                    ^^^^^^^^^
// --- exit 1
