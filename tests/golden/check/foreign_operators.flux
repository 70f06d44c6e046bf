// check:
from(bucket: "telegraf")
    |> range(start: -1h)
    |> filter(fn: (r) => r.host == "a" && r.cpu == "0" || !exists r.core)

// ---
// error[E0103]: `&&` is not an operator in Flux; use `and`
//  --> foreign_operators.flux:4:40
//   |
// 4 |     |> filter(fn: (r) => r.host == "a" && r.cpu == "0" || !exists r.core)
//   |                                        ^^
//   |
//   = help: replace with `and`
//
// error[E0103]: `||` is not an operator in Flux; use `or`
//  --> foreign_operators.flux:4:56
//   |
// 4 |     |> filter(fn: (r) => r.host == "a" && r.cpu == "0" || !exists r.core)
//   |                                                        ^^
//   |
//   = help: replace with `or`
//
// error[E0103]: `!` is not an operator in Flux; use `not`
//  --> foreign_operators.flux:4:59
//   |
// 4 |     |> filter(fn: (r) => r.host == "a" && r.cpu == "0" || !exists r.core)
//   |                                                           ^
//   |
//   = help: replace with `not`
//
// --- exit 1
