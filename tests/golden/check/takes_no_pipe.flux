// check:
x = 1 |> float()

// ---
// error[E0215]: `float` takes no piped input
//  --> takes_no_pipe.flux:2:10
//   |
// 2 | x = 1 |> float()
//   |          ^^^^^
//   |     - this is piped into it
//   |
//   = help: pass the value by name: `v: …`
//
// --- exit 1
