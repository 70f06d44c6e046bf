import "influxdata/influxdb/v1"

v1.json(json: "{\"error\": \"unable to parse\"}")

// ---
//
// --- stderr
// fluxc: `v1.json`: the query failed: unable to parse
//   at json_failed.flux:3:1
//   |
// 3 | v1.json(json: "{\"error\": \"unable to parse\"}")
//   | ^^^^^^^
// --- exit 1
