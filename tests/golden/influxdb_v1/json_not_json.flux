import "influxdata/influxdb/v1"

v1.json(json: "{results: []}")

// ---
//
// --- stderr
// fluxc: `v1.json`: the text is not JSON: syntax error
//   at json_not_json.flux:3:1
//   |
// 3 | v1.json(json: "{results: []}")
//   | ^^^^^^^
// --- exit 1
