import "array"
import "experimental/polyline"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, value: 1.0}])
    |> polyline.rdp(valColumn: "valeu")

// ---
//
// --- stderr
// fluxc: `polyline.rdp`: no column `valeu` in table {}; columns: _time, value; did you mean `value`?
//   at no_such_column.flux:5:8
//   |
// 5 |     |> polyline.rdp(valColumn: "valeu")
//   |        ^^^^^^^^^^^^
// --- exit 1
