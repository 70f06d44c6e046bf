// check:
from(bucket: "a")
    |> range(start: -1h)
    |> filter(fn: (r)  r._field == "usage")
    |> filter(fn: ("x") => r._field == "idle")
    |> filter filter(fn: (r) => r.host == "a")

from(bucket: "b")
    |> range(start: -1h)
    |> filterfn: (r) => r._field == "usage")
    |> sum(column: 1)

// ---
// error[E0100]: expected `=>` before `r`
//  --> broken_step.flux:4:24
//   |
// 4 |     |> filter(fn: (r)  r._field == "usage")
//   |                        ^
//   |
//   = help: insert `=>` between the parameters and the body
//
// error[E0100]: expected `)`, found `"x"`
//  --> broken_step.flux:5:20
//   |
// 5 |     |> filter(fn: ("x") => r._field == "idle")
//   |                    ^^^
//
// error[E0129]: the right side of `|>` must be a call
//  --> broken_step.flux:6:8
//   |
// 6 |     |> filter filter(fn: (r) => r.host == "a")
//   |        ^^^^^^ not called
//   |
//   = help: add `()` to call it
//
// error[E0129]: the right side of `|>` must be a call
//   --> broken_step.flux:10:8
//    |
// 10 |     |> filterfn: (r) => r._field == "usage")
//    |        ^^^^^^^^ not called
//    |
//    = help: add `()` to call it
//
// --- exit 1
