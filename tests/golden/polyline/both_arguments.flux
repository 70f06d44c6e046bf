import "array"
import "experimental/polyline"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> polyline.rdp(epsilon: 1.0, retention: 50.0)

// ---
//
// --- stderr
// fluxc: `polyline.rdp`: takes `epsilon` or `retention`, not both
//   at both_arguments.flux:5:8
//   |
// 5 |     |> polyline.rdp(epsilon: 1.0, retention: 50.0)
//   |        ^^^^^^^^^^^^
// --- exit 1
