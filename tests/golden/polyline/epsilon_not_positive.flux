import "array"
import "experimental/polyline"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> polyline.rdp(epsilon: 0.0)

// ---
//
// --- stderr
// fluxc: `polyline.rdp`: argument `epsilon` must be positive, found 0
//   at epsilon_not_positive.flux:5:8
//   |
// 5 |     |> polyline.rdp(epsilon: 0.0)
//   |        ^^^^^^^^^^^^
// --- exit 1
