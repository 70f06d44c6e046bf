// bucket: target
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: 1.5}])
    |> to(bucket: "nowhere")

// ---
//
// --- stderr
// fluxc: write_unknown_bucket.flux:5:8: to: bucket "nowhere" not found; existing buckets: `target`
// --- exit 1
