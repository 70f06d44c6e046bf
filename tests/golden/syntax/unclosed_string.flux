// check:
name = "cpu
from(bucket: "telegraf")
    |> range(start: -1h)
    |> filter(fn: (r) => r._measurement == name)

// ---
// error[E0111]: the string is never closed
//  --> unclosed_string.flux:2:8
//   |
// 2 | name = "cpu
//   |        ^^^^
//   |
//   = help: close it with `"`
//
// --- exit 1
