// check:
// Durations have no spaces, wherever they stand.
data = from(bucket: "b") |> range(start: - 1 h)

data |> aggregateWindow(every: 5 m, fn: mean) |> yield(name: "a")
data |> window(every: 1h 30m) |> yield(name: "b")
data |> window(every: 1 h 30 min, period: 2 hours) |> yield(name: "c")
x = 1 h 30 m
y = 1.5m

// ---
// error[E0138]: `1 h` is neither a number nor a duration
//  --> spaced_duration.flux:3:44
//   |
// 3 | data = from(bucket: "b") |> range(start: - 1 h)
//   |                                            ^^^
//   |
//   = help: write `1h`
//
// error[E0138]: `5 m` is neither a number nor a duration
//  --> spaced_duration.flux:5:32
//   |
// 5 | data |> aggregateWindow(every: 5 m, fn: mean) |> yield(name: "a")
//   |                                ^^^
//   |
//   = help: write `5m`
//
// error[E0138]: `1h 30m` is neither a number nor a duration
//  --> spaced_duration.flux:6:23
//   |
// 6 | data |> window(every: 1h 30m) |> yield(name: "b")
//   |                       ^^^^^^
//   |
//   = help: write `1h30m`
//
// error[E0138]: `1 h 30 min` is neither a number nor a duration
//  --> spaced_duration.flux:7:23
//   |
// 7 | data |> window(every: 1 h 30 min, period: 2 hours) |> yield(name: "c")
//   |                       ^^^^^^^^^^
//   |
//   = help: write `1h30m`
//
// error[E0138]: `2 hours` is neither a number nor a duration
//  --> spaced_duration.flux:7:43
//   |
// 7 | data |> window(every: 1 h 30 min, period: 2 hours) |> yield(name: "c")
//   |                                           ^^^^^^^
//   |
//   = help: write `2h`
//
// error[E0138]: `1 h 30 m` is neither a number nor a duration
//  --> spaced_duration.flux:8:5
//   |
// 8 | x = 1 h 30 m
//   |     ^^^^^^^^
//   |
//   = help: write `1h30m`
//
// --- exit 1
