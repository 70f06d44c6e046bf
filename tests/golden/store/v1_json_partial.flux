import "influxdata/influxdb/v1"

v1.json(
    json: "{\"results\": [{\"series\": [{\"name\": \"m\", \"columns\": [\"time\", \"v\"], \"values\": [[\"2024-01-01T00:00:00Z\", 1]], \"partial\": true}]}]}",
)

// ---
//
// --- stderr
// fluxc: `v1.json`: the server sent a part of the result and says so (`partial`); ask for less at once, or raise `max-row-limit` there
//   at v1_json_partial.flux:3:1
//   |
// 3 | v1.json(
//   | ^^^^^^^
// --- exit 1
