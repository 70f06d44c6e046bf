// check:
-- the memory of all hosts
from(bucket: "a")
    |> range(start: -1h)
    -- of one measurement
    |> filter(fn: (r) => r._measurement == "mem")
x = 1 --1

// ---
// error[E0133]: comments start with `//`
//  --> dash_comments.flux:2:1
//   |
// 2 | -- the memory of all hosts
//   | ^^
//   |
//   = help: replace `--` with `//`
//
// error[E0133]: comments start with `//`
//  --> dash_comments.flux:5:5
//   |
// 5 |     -- of one measurement
//   |     ^^
//   |
//   = help: replace `--` with `//`
//
// --- exit 1
