// check:
from(bucket: "telegraf") |> range(start: .x)

// ---
// warning[W0503]: `start` of `range` should be a time or a duration, found the label `.x`
//  --> label_as_instant.flux:2:42
//   |
// 2 | from(bucket: "telegraf") |> range(start: .x)
//   |                                          ^^
//
