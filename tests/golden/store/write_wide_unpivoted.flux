// bucket: wide
import "array"
import "influxdata/influxdb"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "load", _value: 0.5}])
    |> group(columns: ["_measurement", "_field"])
    |> influxdb.wideTo(bucket: "wide")

// ---
//
// --- stderr
// fluxc: `wideTo`: column _field is in the group key; make a column of each field with `pivot` first
//   in table {_field: "load", _measurement: "m"}
//   at write_wide_unpivoted.flux:7:8
//   |
// 7 |     |> influxdb.wideTo(bucket: "wide")
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
