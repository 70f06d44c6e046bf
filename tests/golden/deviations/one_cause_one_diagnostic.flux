// check:
x = from(bucket: "telegraf") |> range(strat: -1h)
y = nowhere + 1
z = nowhere + 2

// ---
// error[E0211]: `range` has no parameter `strat`
//  --> one_cause_one_diagnostic.flux:2:39
//   |
// 2 | x = from(bucket: "telegraf") |> range(strat: -1h)
//   |                                       ^^^^^
//   |
//   = help: did you mean `start`? (required, missing)
//
// error[E0202]: undefined name `nowhere`
//  --> one_cause_one_diagnostic.flux:3:5
//   |
// 3 | y = nowhere + 1
//   |     ^^^^^^^
//
// --- exit 1
