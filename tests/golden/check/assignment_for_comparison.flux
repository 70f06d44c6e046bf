// check:
from(bucket: "telegraf")
    |> range(start: -1h)
    |> filter(fn: (r) => r.host = "a")

// ---
// error[E0102]: `=` is assignment; comparison is `==`
//  --> assignment_for_comparison.flux:4:33
//   |
// 4 |     |> filter(fn: (r) => r.host = "a")
//   |                                 ^
//   |
//   = help: replace with `==`
//
// --- exit 1
