// check:
// Stages that are written in Flux are followed, those of the script and those of packages.
import "experimental/aggregate"

timeless = (tables=<-) => tables |> drop(columns: ["_time"])
averages = (tables=<-, column) => tables |> mean(column: column)
data = from(bucket: "telegraf") |> range(start: -1h)

a = data |> keep(columns: ["_time", "host"]) |> median()
b = data |> timeless() |> aggregateWindow(every: 1m, fn: mean)
c = data |> drop(columns: ["used"]) |> averages(column: "used")
d = data |> drop(columns: ["used"]) |> aggregateWindow(every: 1m, fn: max, column: "used")
e = data |> drop(columns: ["_time"]) |> aggregate.rate(every: 1m)

// ---
// error[E0320]: `median` needs the column `_value`, which `keep` dropped
//  --> columns_dropped_flux_stage.flux:9:49
//   |
// 9 | a = data |> keep(columns: ["_time", "host"]) |> median()
//   |                                                 ^^^^^^
//   |             ---- dropped here
//   |
//   = help: keep it too: add "_value" to the list
//
// error[E0320]: `aggregateWindow` needs the column `_time`, which `timeless` dropped
//   --> columns_dropped_flux_stage.flux:10:27
//    |
// 10 | b = data |> timeless() |> aggregateWindow(every: 1m, fn: mean)
//    |                           ^^^^^^^^^^^^^^^
//    |             -------- dropped here
//    |
//    = help: leave it in, or add it again with `set` or `map`
//
// error[E0320]: `averages` needs the column `used`, which `drop` dropped
//   --> columns_dropped_flux_stage.flux:11:40
//    |
// 11 | c = data |> drop(columns: ["used"]) |> averages(column: "used")
//    |                                        ^^^^^^^^
//    |             ---- dropped here
//    |
//    = help: leave it in, or add it again with `set` or `map`
//
// error[E0320]: `aggregateWindow` needs the column `used`, which `drop` dropped
//   --> columns_dropped_flux_stage.flux:12:40
//    |
// 12 | d = data |> drop(columns: ["used"]) |> aggregateWindow(every: 1m, fn: max, column: "used")
//    |                                        ^^^^^^^^^^^^^^^
//    |             ---- dropped here
//    |
//    = help: leave it in, or add it again with `set` or `map`
//
// error[E0320]: `aggregate.rate` needs the column `_time`, which `drop` dropped
//   --> columns_dropped_flux_stage.flux:13:41
//    |
// 13 | e = data |> drop(columns: ["_time"]) |> aggregate.rate(every: 1m)
//    |                                         ^^^^^^^^^^^^^^
//    |             ---- dropped here
//    |
//    = help: leave it in, or add it again with `set` or `map`
//
// --- exit 1
