// check:
from(bucket: 'telegraf')
    |> range(start: -1h);
    |> filter(fn: (r) => r._measurement == "cpu" && !exists r.host || r._value > 1.0)
    |> map(fn: r => r) # rows as they are

// ---
// error[E0104]: strings are written with double quotes
//  --> other_languages.flux:2:14
//   |
// 2 | from(bucket: 'telegraf')
//   |              ^^^^^^^^^^
//   |
//   = help: replace with `"telegraf"`
//
// error[E0134]: statements are not separated by `;`
//  --> other_languages.flux:3:25
//   |
// 3 |     |> range(start: -1h);
//   |                         ^
//   |
//   = help: remove it
//
// error[E0103]: `&&` is not an operator in Flux; use `and`
//  --> other_languages.flux:4:50
//   |
// 4 |     |> filter(fn: (r) => r._measurement == "cpu" && !exists r.host || r._value > 1.0)
//   |                                                  ^^
//   |
//   = help: replace with `and`
//
// error[E0103]: `!` is not an operator in Flux; use `not`
//  --> other_languages.flux:4:53
//   |
// 4 |     |> filter(fn: (r) => r._measurement == "cpu" && !exists r.host || r._value > 1.0)
//   |                                                     ^
//   |
//   = help: replace with `not`
//
// error[E0103]: `||` is not an operator in Flux; use `or`
//  --> other_languages.flux:4:68
//   |
// 4 |     |> filter(fn: (r) => r._measurement == "cpu" && !exists r.host || r._value > 1.0)
//   |                                                                    ^^
//   |
//   = help: replace with `or`
//
// error[E0131]: `r` needs parentheses here
//  --> other_languages.flux:5:16
//   |
// 5 |     |> map(fn: r => r) # rows as they are
//   |                ^
//   |
//   = help: parameters are in parentheses even when there is only one
//
// error[E0133]: comments start with `//`
//  --> other_languages.flux:5:24
//   |
// 5 |     |> map(fn: r => r) # rows as they are
//   |                        ^
//   |
//   = help: replace `#` with `//`
//
// --- exit 1
