// check:
// bucket: telegraf_5m
data = from(bucket: "telegraf") |> range(start: -1h)

data |> to(bucket: "telegraf_5m")
data |> to(bucket: "telegraf_m5")
data |> to(bucket: "hourly")
data |> to(bucket: "elsewhere", host: "http://localhost:8086")

// ---
// warning[W0511]: the local store has no bucket `telegraf_m5`
//  --> no_target_bucket.flux:6:20
//   |
// 6 | data |> to(bucket: "telegraf_m5")
//   |                    ^^^^^^^^^^^^^
//   |
//   = help: did you mean `telegraf_5m`?
//
// warning[W0511]: the local store has no bucket `hourly`
//  --> no_target_bucket.flux:7:20
//   |
// 7 | data |> to(bucket: "hourly")
//   |                    ^^^^^^^^
//   |
//   = help: create it with `fluxc bucket create hourly`
//
