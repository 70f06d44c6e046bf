// check:
from(bucket: 1)
    |> range(start: -1h)

// ---
// error[E0305]: `bucket` of `from` must be a string, found an int
//  --> argument_mismatch.flux:2:14
//   |
// 2 | from(bucket: 1)
//   |              ^ an int
//   |
//   = help: write `"1"`: strings are in quotes
//
// --- exit 1
