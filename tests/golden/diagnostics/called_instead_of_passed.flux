// check:
from(bucket: "telegraf")
    |> range(start: -1h)
    |> aggregateWindow(every: 5m, fn: mean())

// ---
// error[E0212]: `fn` takes a function, but `mean()` is a call
//  --> called_instead_of_passed.flux:4:39
//   |
// 4 |     |> aggregateWindow(every: 5m, fn: mean())
//   |                                       ^^^^^^
//   |
//   = help: remove the parentheses
//
// --- exit 1
