// check:
from(bucket: "telegraf")
    |> range(start: -1h)
    |> filter(fn: (r) => r._measurement == "cpu" && r._field == "usage")

// ---
// error[E0103]: `&&` is not an operator in Flux; use `and`
//  --> foreign_and.flux:4:50
//   |
// 4 |     |> filter(fn: (r) => r._measurement == "cpu" && r._field == "usage")
//   |                                                  ^^
//   |
//   = help: replace with `and`
//
// --- exit 1
