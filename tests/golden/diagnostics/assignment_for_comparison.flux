// check:
from(bucket: "telegraf")
    |> range(start: -1h)
    |> filter(fn: (r) => r._measurement = "cpu")

// ---
// error[E0102]: `=` is assignment; comparison is `==`
//  --> assignment_for_comparison.flux:4:41
//   |
// 4 |     |> filter(fn: (r) => r._measurement = "cpu")
//   |                                         ^
//   |
//   = help: replace with `==`
//
// --- exit 1
