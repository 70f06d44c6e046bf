// check:
x = float("1.5")

// ---
// error[E0109]: arguments are passed by name
//  --> positional_argument.flux:2:11
//   |
// 2 | x = float("1.5")
//   |           ^^^^^
//   |
//   = help: write `v: "1.5"`
//
// --- exit 1
