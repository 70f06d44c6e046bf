import "influxdata/influxdb/v1"

v1.json(json: "{\"results\": [{\"series\": [{\"name\": \"m\", \"columns\": [\"a\"], \"values\": [[1], [\"x\"]]}]}]}")

// ---
//
// --- stderr
// fluxc: `v1.json`: the text is not a result of InfluxQL: column `a` has values of type float and string
//   at json_two_types.flux:3:1
//   |
// 3 | v1.json(json: "{\"results\": [{\"series\": [{\"name\": \"m\", \"columns\": [\"a\"], \"values\": [[1], [\"x\"]]}]}]}")
//   | ^^^^^^^
// --- exit 1
