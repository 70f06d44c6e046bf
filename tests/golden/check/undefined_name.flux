// check:
from(bucket: "telegraf")
    |> rnage(start: -1h)
    |> filter(fn: (r) => r.ok == True)

// ---
// error[E0202]: undefined name `rnage`
//  --> undefined_name.flux:3:8
//   |
// 3 |     |> rnage(start: -1h)
//   |        ^^^^^
//   |
//   = help: did you mean `range`?
//
// error[E0202]: undefined name `True`
//  --> undefined_name.flux:4:34
//   |
// 4 |     |> filter(fn: (r) => r.ok == True)
//   |                                  ^^^^
//   |
//   = help: did you mean `true`?
//
// --- exit 1
