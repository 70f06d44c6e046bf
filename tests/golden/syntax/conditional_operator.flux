// check:
x = 1
y = x > 0 ? 1 : 2
z = x>0?"a":"b"
f = (r) => ({r with level: r.a > 9 ? "high" : r.a > 5 ? "middle" : "low", b: (r.b ? 1 : 2) + "a"})
g = if x > 0 then 1 elif x < 0 then 2 else 3
h = if (x > 0) 1 else 2
i = y + z

// ---
// error[E0142]: Flux has no `? :`
//  --> conditional_operator.flux:3:11
//   |
// 3 | y = x > 0 ? 1 : 2
//   |           ^
//   |
//   = help: write `if … then … else …`
//
// error[E0142]: Flux has no `? :`
//  --> conditional_operator.flux:4:8
//   |
// 4 | z = x>0?"a":"b"
//   |        ^
//   |
//   = help: write `if … then … else …`
//
// error[E0142]: Flux has no `? :`
//  --> conditional_operator.flux:5:36
//   |
// 5 | f = (r) => ({r with level: r.a > 9 ? "high" : r.a > 5 ? "middle" : "low", b: (r.b ? 1 : 2) + "a"})
//   |                                    ^
//   |
//   = help: write `if … then … else …`
//
// error[E0142]: Flux has no `? :`
//  --> conditional_operator.flux:5:55
//   |
// 5 | f = (r) => ({r with level: r.a > 9 ? "high" : r.a > 5 ? "middle" : "low", b: (r.b ? 1 : 2) + "a"})
//   |                                                       ^
//   |
//   = help: write `if … then … else …`
//
// error[E0142]: Flux has no `? :`
//  --> conditional_operator.flux:5:83
//   |
// 5 | f = (r) => ({r with level: r.a > 9 ? "high" : r.a > 5 ? "middle" : "low", b: (r.b ? 1 : 2) + "a"})
//   |                                                                                   ^
//   |
//   = help: write `if … then … else …`
//
// error[E0302]: cannot add an int and a string
//  --> conditional_operator.flux:5:94
//   |
// 5 | f = (r) => ({r with level: r.a > 9 ? "high" : r.a > 5 ? "middle" : "low", b: (r.b ? 1 : 2) + "a"})
//   |                                                                                              ^^^ a string
//   |                                                                               ----------- an int
//   |
//   = help: `string(v: x)` converts to text, as does interpolation: `"… ${x}"`
//
// error[E0103]: `elif` is not an operator in Flux; use `else if`
//  --> conditional_operator.flux:6:21
//   |
// 6 | g = if x > 0 then 1 elif x < 0 then 2 else 3
//   |                     ^^^^
//   |
//   = help: replace with `else if`
//
// error[E0100]: expected `then` before `1`
//  --> conditional_operator.flux:7:16
//   |
// 7 | h = if (x > 0) 1 else 2
//   |                ^
//   |
//   = help: a conditional is `if … then … else …`
//
// error[E0302]: cannot add an int and a string
//  --> conditional_operator.flux:8:9
//   |
// 8 | i = y + z
//   |         ^ a string
//   |     - an int
//   |
//   = help: `string(v: x)` converts to text, as does interpolation: `"… ${x}"`
//
// --- exit 1
