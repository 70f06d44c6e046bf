// check:
from(bucket: "b") |> range(start: -1h) |> filter(r => r.host == "a")
from(bucket: "b") |> range(start: -1h) |> filter((r) => r.host == "a")
from(bucket: "b") |> range(start: -1h) |> filter(fn: (r) -> r.host == "a")
f = x => x + 1
function g(x) {
    return x + 1
}
h = function(x) { return x + "a" }
typed = (x: int, y: 2) => x + y
z = f(x: 1) + g(x: 2) + typed(x: 1)

// ---
// error[E0131]: `r` needs parentheses here
//  --> foreign_functions.flux:2:50
//   |
// 2 | from(bucket: "b") |> range(start: -1h) |> filter(r => r.host == "a")
//   |                                                  ^
//   |
//   = help: parameters are in parentheses, and functions are passed by name: `fn: (r) => …`
//
// error[E0109]: arguments are passed by name
//  --> foreign_functions.flux:3:50
//   |
// 3 | from(bucket: "b") |> range(start: -1h) |> filter((r) => r.host == "a")
//   |                                                  ^^^^^^^^^^^^^^^^^^^^
//   |
//   = help: write `fn: (r) => r.host == "a"`
//
// error[E0103]: `->` is not an operator in Flux; use `=>`
//  --> foreign_functions.flux:4:58
//   |
// 4 | from(bucket: "b") |> range(start: -1h) |> filter(fn: (r) -> r.host == "a")
//   |                                                          ^^
//   |
//   = help: replace with `=>`
//
// error[E0131]: `x` needs parentheses here
//  --> foreign_functions.flux:5:5
//   |
// 5 | f = x => x + 1
//   |     ^
//   |
//   = help: parameters are in parentheses even when there is only one
//
// error[E0142]: Flux has no `function`
//  --> foreign_functions.flux:6:1
//   |
// 6 | function g(x) {
//   | ^^^^^^^^
//   |
//   = help: a function is a value: `g = (…) => { … }`
//
// error[E0142]: Flux has no `function`
//  --> foreign_functions.flux:9:5
//   |
// 9 | h = function(x) { return x + "a" }
//   |     ^^^^^^^^
//   |
//   = help: a function is a value: `(…) => { … }`
//
// error[E0100]: parameters have no types
//   --> foreign_functions.flux:10:11
//    |
// 10 | typed = (x: int, y: 2) => x + y
//    |           ^
//    |
//    = help: types are inferred; remove this one
//
// --- exit 1
