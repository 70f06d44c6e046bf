// bucket: wide
import "array"
import "influxdata/influxdb"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", n: 1, load: 0.5}])
    |> group(columns: ["_measurement", "n"])
    |> influxdb.wideTo(bucket: "wide")

// ---
//
// --- stderr
// fluxc: `wideTo`: column n of the group key is of type int; tags are strings, convert it with `string(v:)` or take it out of the key with `group`
//   in table {_measurement: "m", n: 1}
//   at write_wide_int_in_key.flux:7:8
//   |
// 7 |     |> influxdb.wideTo(bucket: "wide")
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
