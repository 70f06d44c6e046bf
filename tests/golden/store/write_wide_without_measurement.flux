// bucket: wide
import "array"
import "influxdata/influxdb"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", load: 0.5}])
    |> influxdb.wideTo(bucket: "wide")

// ---
//
// --- stderr
// fluxc: `wideTo`: column _measurement is not in the group key of table {}; group by it and by the tags
//   at write_wide_without_measurement.flux:6:8
//   |
// 6 |     |> influxdb.wideTo(bucket: "wide")
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
