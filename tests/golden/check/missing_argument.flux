// check:
from(bucket: "telegraf")
    |> range()

// ---
// error[E0213]: `range` needs the argument `start`
//  --> missing_argument.flux:3:8
//   |
// 3 |     |> range()
//   |        ^^^^^
//   |
//   = help: write `range(start: …)`
//
// --- exit 1
