import "influxdata/influxdb/v1"

v1.json(json: "{}", file: "x.json")

// ---
//
// --- stderr
// fluxc: `v1.json`: must specify either `json` or `file`
//   at json_of_both.flux:3:1
//   |
// 3 | v1.json(json: "{}", file: "x.json")
//   | ^^^^^^^
// --- exit 1
