// check:
from(bucket: "telegraf")
    |> range(start: -1h, stop: now)

// ---
// warning[W0503]: `stop` of `range` should be a time or a duration, found a function
//  --> warn_function_not_called.flux:3:32
//   |
// 3 |     |> range(start: -1h, stop: now)
//   |                                ^^^
//   |
//   = help: call the function: `now()`
//
