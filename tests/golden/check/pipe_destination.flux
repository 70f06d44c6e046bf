// check:
x = 1 |> 2

// ---
// error[E0129]: the right side of `|>` must be a call
//  --> pipe_destination.flux:2:10
//   |
// 2 | x = 1 |> 2
//   |          ^
//
// --- exit 1
