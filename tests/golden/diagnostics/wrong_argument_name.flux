// check:
from(bucket: "telegraf")
    |> range(start: -1h)
    |> aggregateWindow(every: 5m, func: mean)

// ---
// error[E0211]: `aggregateWindow` has no parameter `func`
//  --> wrong_argument_name.flux:4:35
//   |
// 4 |     |> aggregateWindow(every: 5m, func: mean)
//   |                                   ^^^^
//   |
//   = help: did you mean `fn`? (required, missing)
//
// --- exit 1
