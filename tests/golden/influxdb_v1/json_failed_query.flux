import "influxdata/influxdb/v1"

v1.json(json: "{\"results\": [{\"error\": \"database not found: x\"}]}")

// ---
//
// --- stderr
// fluxc: `v1.json`: the query failed: database not found: x
//   at json_failed_query.flux:3:1
//   |
// 3 | v1.json(json: "{\"results\": [{\"error\": \"database not found: x\"}]}")
//   | ^^^^^^^
// --- exit 1
