// check:
from(bucket: "a") |> filter(fn: (r) => r._value > 1.0) |> yield(name: "a")

late = from(bucket: "b") |> filter(fn: (r) => r._value > 1.0)
late |> range(start: -1h) |> yield(name: "b")
late |> mean() |> yield(name: "c")

unused = from(bucket: "c")
cut = (tables=<-) => tables |> range(start: -1h)
from(bucket: "d") |> cut() |> yield(name: "d")
choice = if 1 > 2 then from(bucket: "e") |> yield(name: "e") else from(bucket: "f") |> range(start: -1h)
written = from(bucket: "g") |> to(bucket: "h")
good = from(bucket: "i")
good |> range(start: 0) |> filter(fn: (r) => r._value > 1.0) |> range(start: -1h) |> yield(name: "i")

// ---
// warning[W0507]: `from` reads without bounds of time, which fails when the script runs
//  --> unbounded_read.flux:2:1
//   |
// 2 | from(bucket: "a") |> filter(fn: (r) => r._value > 1.0) |> yield(name: "a")
//   | ^^^^^^^^^^^^^^^^^
//   |
//   = help: add `|> range(start: -1h)` behind it; `start: 0` reads everything
//
// warning[W0507]: `from` reads without bounds of time, which fails when the script runs
//  --> unbounded_read.flux:4:8
//   |
// 4 | late = from(bucket: "b") |> filter(fn: (r) => r._value > 1.0)
//   |        ^^^^^^^^^^^^^^^^^
//   |
//   = help: `range` must be the first step behind `from`
//
// warning[W0507]: `from` reads without bounds of time, which fails when the script runs
//   --> unbounded_read.flux:12:11
//    |
// 12 | written = from(bucket: "g") |> to(bucket: "h")
//    |           ^^^^^^^^^^^^^^^^^
//    |
//    = help: add `|> range(start: -1h)` behind it; `start: 0` reads everything
//
