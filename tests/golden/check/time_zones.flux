// check:
option location = "Europe/Berlin"

data = from(bucket: "a") |> range(start: -7d)

data |> aggregateWindow(every: 1d, fn: mean, location: "Europe/Berlin")
data |> aggregateWindow(every: 1d, fn: mean, timeZone: "Europe/Berlin") |> yield(name: "b")
data |> sort(columns: ["_time"], order: "desc") |> yield(name: "c")

// ---
// warning[W0505]: option `location` should be a record with zone (string), offset (duration), found a string
//  --> time_zones.flux:2:19
//   |
// 2 | option location = "Europe/Berlin"
//   |                   ^^^^^^^^^^^^^^^
//   |
//   = help: write `timezone.location(name: "Europe/Berlin")` with `import "timezone"`
//
// error[E0305]: `location` of `aggregateWindow` must be a record with zone (string), offset (duration), found a string
//  --> time_zones.flux:6:56
//   |
// 6 | data |> aggregateWindow(every: 1d, fn: mean, location: "Europe/Berlin")
//   |                                                        ^^^^^^^^^^^^^^^ a string
//   |
//   = help: write `timezone.location(name: "Europe/Berlin")` with `import "timezone"`
//
// error[E0211]: `aggregateWindow` has no parameter `timeZone`
//  --> time_zones.flux:7:46
//   |
// 7 | data |> aggregateWindow(every: 1d, fn: mean, timeZone: "Europe/Berlin") |> yield(name: "b")
//   |                                              ^^^^^^^^
//   |
//   = help: did you mean `location`?
//
// error[E0211]: `sort` has no parameter `order`
//  --> time_zones.flux:8:34
//   |
// 8 | data |> sort(columns: ["_time"], order: "desc") |> yield(name: "c")
//   |                                  ^^^^^
//   |
//   = help: did you mean `desc`?
//
// --- exit 1
