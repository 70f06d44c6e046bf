import "array"
import "experimental"

array.from(rows: [{host: "a", _value: 1}]) |> experimental.group(mode: "extend", columns: ["cpu"])

// ---
//
// --- stderr
// fluxc: `experimental.group`: no column `cpu` in table {}; columns: host, _value
//   at group_missing_column.flux:4:47
//   |
// 4 | array.from(rows: [{host: "a", _value: 1}]) |> experimental.group(mode: "extend", columns: ["cpu"])
//   |                                               ^^^^^^^^^^^^^^^^^^
// --- exit 1
