// check:
a = (r) => r.x =< 5 and r.y => 6 and f(x: r.x) => 7
b = (r) => r.x <> 5 or r.y === 6 or r.z !== 7
c = (r) => r.x ~= /a/
d = 2 ** 3
e = (r) => r.a == "b" And r.c == "d" OR NOT r.e
f = (x) => x
g = (r) => r.host in ["a", "b"]
h = contains(value: "a", set: ["a"])
i = [1, 2].map(fn: (x) => x in [1])

// ---
// error[E0103]: `=<` is not an operator in Flux; use `<=`
//  --> foreign_comparisons.flux:2:16
//   |
// 2 | a = (r) => r.x =< 5 and r.y => 6 and f(x: r.x) => 7
//   |                ^^
//   |
//   = help: replace with `<=`
//
// error[E0103]: `=>` is not an operator in Flux; use `>=`
//  --> foreign_comparisons.flux:2:29
//   |
// 2 | a = (r) => r.x =< 5 and r.y => 6 and f(x: r.x) => 7
//   |                             ^^
//   |
//   = help: replace with `>=`
//
// error[E0205]: `f` is used before it is defined
//  --> foreign_comparisons.flux:2:38
//   |
// 2 | a = (r) => r.x =< 5 and r.y => 6 and f(x: r.x) => 7
//   |                                      ^
// ...
// 7 | f = (x) => x
//   | - defined here
//   |
//   = help: statements run in the order in which they are written
//
// error[E0103]: `=>` is not an operator in Flux; use `>=`
//  --> foreign_comparisons.flux:2:48
//   |
// 2 | a = (r) => r.x =< 5 and r.y => 6 and f(x: r.x) => 7
//   |                                                ^^
//   |
//   = help: replace with `>=`
//
// error[E0103]: `<>` is not an operator in Flux; use `!=`
//  --> foreign_comparisons.flux:3:16
//   |
// 3 | b = (r) => r.x <> 5 or r.y === 6 or r.z !== 7
//   |                ^^
//   |
//   = help: replace with `!=`
//
// error[E0103]: `===` is not an operator in Flux; use `==`
//  --> foreign_comparisons.flux:3:28
//   |
// 3 | b = (r) => r.x <> 5 or r.y === 6 or r.z !== 7
//   |                            ^^^
//   |
//   = help: replace with `==`
//
// error[E0103]: `!==` is not an operator in Flux; use `!=`
//  --> foreign_comparisons.flux:3:41
//   |
// 3 | b = (r) => r.x <> 5 or r.y === 6 or r.z !== 7
//   |                                         ^^^
//   |
//   = help: replace with `!=`
//
// error[E0103]: `~=` is not an operator in Flux; use `=~`
//  --> foreign_comparisons.flux:4:16
//   |
// 4 | c = (r) => r.x ~= /a/
//   |                ^^
//   |
//   = help: replace with `=~`
//
// error[E0103]: `**` is not an operator in Flux; use `^`
//  --> foreign_comparisons.flux:5:7
//   |
// 5 | d = 2 ** 3
//   |       ^^
//   |
//   = help: replace with `^`
//
// error[E0103]: `And` is not an operator in Flux; use `and`
//  --> foreign_comparisons.flux:6:23
//   |
// 6 | e = (r) => r.a == "b" And r.c == "d" OR NOT r.e
//   |                       ^^^
//   |
//   = help: replace with `and`
//
// error[E0103]: `OR` is not an operator in Flux; use `or`
//  --> foreign_comparisons.flux:6:38
//   |
// 6 | e = (r) => r.a == "b" And r.c == "d" OR NOT r.e
//   |                                      ^^
//   |
//   = help: replace with `or`
//
// error[E0103]: `NOT` is not an operator in Flux; use `not`
//  --> foreign_comparisons.flux:6:41
//   |
// 6 | e = (r) => r.a == "b" And r.c == "d" OR NOT r.e
//   |                                         ^^^
//   |
//   = help: replace with `not`
//
// error[E0142]: Flux has no `in`
//  --> foreign_comparisons.flux:8:19
//   |
// 8 | g = (r) => r.host in ["a", "b"]
//   |                   ^^
//   |
//   = help: write `contains(value: r.host, set: ["a", "b"])`
//
// error[E0312]: an array `[int]` has no fields, so it has no `map`
//   --> foreign_comparisons.flux:10:5
//    |
// 10 | i = [1, 2].map(fn: (x) => x in [1])
//    |     ^^^^^^
//
// error[E0142]: Flux has no `in`
//   --> foreign_comparisons.flux:10:29
//    |
// 10 | i = [1, 2].map(fn: (x) => x in [1])
//    |                             ^^
//    |
//    = help: write `contains(value: x, set: [1])`
//
// --- exit 1
