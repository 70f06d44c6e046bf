import "array"
import "experimental/polyline"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> polyline.rdp(retention: 50.0)

// ---
//
// --- stderr
// fluxc: `polyline.rdp`: a `retention` of 50 % keeps nothing of 1 point of table {}
//   at retention_of_nothing.flux:5:8
//   |
// 5 |     |> polyline.rdp(retention: 50.0)
//   |        ^^^^^^^^^^^^
// --- exit 1
