// check:
from(bucket: "telegraf")
    |> range(start: "-1h")

// ---
// warning[W0503]: `start` of `range` should be a time or a duration, found a string
//  --> range_of_text.flux:3:21
//   |
// 3 |     |> range(start: "-1h")
//   |                     ^^^^^
//   |
//   = help: write `-1h` without quotes
//
