// check:
from(bucket: "telegraf")
    |> range(start: -1h)
    |> filter(fn: (row) => row.host == "a")

// ---
// error[E0314]: the function given as `fn` requires the parameter `row`, but will be called without it
//  --> function_parameters.flux:4:19
//   |
// 4 |     |> filter(fn: (row) => row.host == "a")
//   |                   ^^^^^^^^^^^^^^^^^^^^^^^^
//   |
//   = help: parameters are passed by name: call it `r` instead of `row`
//
// --- exit 1
