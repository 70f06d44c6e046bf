// data: metrics metrics.lp
import "influxdata/influxdb"

influxdb.cardinality(bucket: "metrics", start: 2024-01-02T00:00:00Z, stop: 2024-01-01T00:00:00Z)

// ---
//
// --- stderr
// fluxc: `cardinality`: start 2024-01-02T00:00:00Z is not before stop 2024-01-01T00:00:00Z
//   at cardinality_of_empty_range.flux:4:1
//   |
// 4 | influxdb.cardinality(bucket: "metrics", start: 2024-01-02T00:00:00Z, stop: 2024-01-01T00:00:00Z)
//   | ^^^^^^^^^^^^^^^^^^^^
// --- exit 1
