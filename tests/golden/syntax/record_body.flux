// check:
from(bucket: "b") |> range(start: -1h) |> map(fn: (r) => {r with x: 1}) |> yield()
f = (r) => {_value: r._value, host: r.host}
g = (r) => {"a": r.a}.a
h = (a, b) => {a, b}
i = (r) => {
    x: r._value + "a",
}
ok = (r) => ({r with y: f(r: r)._value})

// ---
// error[E0140]: a record as the body of a function needs parentheses
//  --> record_body.flux:2:58
//   |
// 2 | from(bucket: "b") |> range(start: -1h) |> map(fn: (r) => {r with x: 1}) |> yield()
//   |                                                          ^ opens a block of statements here
//   |
//   = help: write `({ … })`
//
// error[E0140]: a record as the body of a function needs parentheses
//  --> record_body.flux:3:12
//   |
// 3 | f = (r) => {_value: r._value, host: r.host}
//   |            ^ opens a block of statements here
//   |
//   = help: write `({ … })`
//
// error[E0140]: a record as the body of a function needs parentheses
//  --> record_body.flux:4:12
//   |
// 4 | g = (r) => {"a": r.a}.a
//   |            ^ opens a block of statements here
//   |
//   = help: write `({ … })`
//
// error[E0140]: a record as the body of a function needs parentheses
//  --> record_body.flux:5:15
//   |
// 5 | h = (a, b) => {a, b}
//   |               ^ opens a block of statements here
//   |
//   = help: write `({ … })`
//
// error[E0140]: a record as the body of a function needs parentheses
//  --> record_body.flux:6:12
//   |
// 6 | i = (r) => {
//   |            ^ opens a block of statements here
//   |
//   = help: write `({ … })`
//
// --- exit 1
