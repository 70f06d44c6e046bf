import "array"
import "experimental"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, host: "a", used: 1.5}]) |> experimental.unpivot(otherColumns: ["hots"])

// ---
//
// --- stderr
// fluxc: experimental.unpivot could not find column named "hots" in table {}; did you mean `host`?
//   at unpivot_missing_column.flux:4:76
//   |
// 4 | array.from(rows: [{_time: 2024-01-01T00:00:00Z, host: "a", used: 1.5}]) |> experimental.unpivot(otherColumns: ["hots"])
//   |                                                                            ^^^^^^^^^^^^^^^^^^^^
// --- exit 1
