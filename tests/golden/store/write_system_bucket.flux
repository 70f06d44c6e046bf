// bucket: mine
// Nobody can make buckets of such names.
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: 1}])
    |> to(bucket: "_mine")

// ---
//
// --- stderr
// fluxc: bucket "_mine" not found; of names that start with `_` there are only `_monitoring` and `_tasks`
//   at write_system_bucket.flux:6:8
//   |
// 6 |     |> to(bucket: "_mine")
//   |        ^^
// --- exit 1
