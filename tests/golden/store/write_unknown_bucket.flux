// bucket: target
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: 1.5}])
    |> to(bucket: "nowhere")

// ---
//
// --- stderr
// fluxc: bucket "nowhere" not found; `fluxc bucket create nowhere` makes it
//   at write_unknown_bucket.flux:5:8
//   |
// 5 |     |> to(bucket: "nowhere")
//   |        ^^
// --- exit 1
