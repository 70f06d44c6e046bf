import "array"
import "experimental/polyline"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: "1"}])
    |> polyline.rdp()

// ---
//
// --- stderr
// fluxc: `polyline.rdp`: column `_value` is of type string, need a number
//   at not_a_number.flux:5:8
//   |
// 5 |     |> polyline.rdp()
//   |        ^^^^^^^^^^^^
// --- exit 1
