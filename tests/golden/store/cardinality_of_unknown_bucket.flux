// data: metrics metrics.lp
import "influxdata/influxdb"

influxdb.cardinality(bucket: "metric", start: -1h)

// ---
//
// --- stderr
// fluxc: bucket "metric" not found; did you mean `metrics`?
//   at cardinality_of_unknown_bucket.flux:4:1
//   |
// 4 | influxdb.cardinality(bucket: "metric", start: -1h)
//   | ^^^^^^^^^^^^^^^^^^^^
// --- exit 1
