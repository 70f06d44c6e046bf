// check:
SELECT mean("usage_idle") FROM "telegraf"."autogen"."cpu" WHERE time > now() - 1h AND "host" = 'a' GROUP BY time(1m), "host" fill(null)

// ---
// error[E0141]: this is InfluxQL, not Flux
//  --> influxql.flux:1:1
//   |
// 1 | // check:
//   | ^
//   |
//   = help: in Flux: `from(bucket: "…") |> range(start: -1h) |> filter(fn: (r) => r._measurement == "…") |> mean()`
//
// --- exit 1
