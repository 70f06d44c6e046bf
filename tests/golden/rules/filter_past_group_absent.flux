// data: metrics ../store/metrics.lp
// A column that is missing is an error although the filter drops the table that lacks it.
import "experimental"

from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "disk")
    |> experimental.group(mode: "extend", columns: ["path"])
    |> filter(fn: (r) => r.host == "a")

// ---
//
// --- stderr
// fluxc: `experimental.group`: no column `path` in table {_field: "used", _measurement: "disk", _start: 2024-01-01T00:00:00Z, _stop: 2024-01-02T00:00:00Z, host: "c"}; columns: _start, _stop, _time, _value, _field, _measurement, host
//   at filter_past_group_absent.flux:8:8
//   |
// 8 |     |> experimental.group(mode: "extend", columns: ["path"])
//   |        ^^^^^^^^^^^^^^^^^^
// --- exit 1
