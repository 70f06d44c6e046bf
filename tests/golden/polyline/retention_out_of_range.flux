import "array"
import "experimental/polyline"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> polyline.rdp(retention: 100.0)

// ---
//
// --- stderr
// fluxc: `polyline.rdp`: argument `retention` must be between 0.0 and 100.0, found 100
//   at retention_out_of_range.flux:5:8
//   |
// 5 |     |> polyline.rdp(retention: 100.0)
//   |        ^^^^^^^^^^^^
// --- exit 1
