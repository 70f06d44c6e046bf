import "array"
import "experimental"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _field: "a", used: 1.5}]) |> experimental.unpivot()

// ---
//
// --- stderr
// fluxc: experimental.unpivot can't have "_field" or "_value" as an input column
//   at unpivot_field_column.flux:4:78
//   |
// 4 | array.from(rows: [{_time: 2024-01-01T00:00:00Z, _field: "a", used: 1.5}]) |> experimental.unpivot()
//   |                                                                              ^^^^^^^^^^^^^^^^^^^^
// --- exit 1
