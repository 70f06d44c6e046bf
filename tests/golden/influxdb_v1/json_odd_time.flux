import "influxdata/influxdb/v1"

v1.json(json: "{\"results\": [{\"series\": [{\"name\": \"m\", \"columns\": [\"time\", \"a\"], \"values\": [[\"noon\", 1]]}]}]}")

// ---
//
// --- stderr
// fluxc: `v1.json`: the text is not a result of InfluxQL: cannot read `noon` as a time: expected `YYYY-MM-DD` or RFC 3339
//   at json_odd_time.flux:3:1
//   |
// 3 | v1.json(json: "{\"results\": [{\"series\": [{\"name\": \"m\", \"columns\": [\"time\", \"a\"], \"values\": [[\"noon\", 1]]}]}]}")
//   | ^^^^^^^
// --- exit 1
