import "influxdata/influxdb/v1"

v1.json(json: "{\"result\": []}")

// ---
//
// --- stderr
// fluxc: `v1.json`: the text is not a result of InfluxQL: it has no array `results`
//   at json_no_results.flux:3:1
//   |
// 3 | v1.json(json: "{\"result\": []}")
//   | ^^^^^^^
// --- exit 1
