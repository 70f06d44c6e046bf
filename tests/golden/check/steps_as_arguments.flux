// check:
from(bucket: "a", measurement: "mem") |> range(start: -1h)
from(bucket: "a", start: -1h) |> yield(name: "b")

// ---
// error[E0211]: `from` has no parameter `measurement`
//  --> steps_as_arguments.flux:2:19
//   |
// 2 | from(bucket: "a", measurement: "mem") |> range(start: -1h)
//   |                   ^^^^^^^^^^^
//   |
//   = help: rows are chosen by a step of their own: `|> filter(fn: (r) => r._measurement == …)`
//
// error[E0211]: `from` has no parameter `start`
//  --> steps_as_arguments.flux:3:19
//   |
// 3 | from(bucket: "a", start: -1h) |> yield(name: "b")
//   |                   ^^^^^
//   |
//   = help: times are bounded by a step of their own: `|> range(start: …)`
//
// --- exit 1
