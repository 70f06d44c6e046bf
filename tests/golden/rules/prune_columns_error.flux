// data: metrics ../store/metrics.lp
// A message that names the columns of a table names all of them, though nothing reads `_time`.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "disk" or r._measurement == "cpu")
    |> unique(column: "path")
    |> count()

// ---
//
// --- stderr
// fluxc: `unique`: no column `path` in table {_field: "idle", _measurement: "cpu", _start: 2024-01-01T00:00:00Z, _stop: 2024-01-02T00:00:00Z, host: "a", region: "eu"}; columns: _start, _stop, _time, _value, _field, _measurement, host, region
//   at prune_columns_error.flux:6:8
//   |
// 6 |     |> unique(column: "path")
//   |        ^^^^^^
// --- exit 1
