import "influxdata/influxdb/v1"

v1.json(json: "{\"results\": [{\"series\": [{\"name\": \"m\", \"columns\": [\"time\", \"a\"], \"values\": [[\"2024-01-01T00:00:00Z\"]]}]}]}")

// ---
//
// --- stderr
// fluxc: `v1.json`: the text is not a result of InfluxQL: a row has 1 values for 2 columns
//   at json_short_row.flux:3:1
//   |
// 3 | v1.json(json: "{\"results\": [{\"series\": [{\"name\": \"m\", \"columns\": [\"time\", \"a\"], \"values\": [[\"2024-01-01T00:00:00Z\"]]}]}]}")
//   | ^^^^^^^
// --- exit 1
