// check:
let a = 1
var b = 2
const c = a + "d"
i = 1
i++
i += 1
j: 3
k: int = 4
for x in [1, 2] {
    y = x
}
while (i < 10) { i = i + 1 }
l = j + k + undefined_here

// ---
// error[E0142]: Flux has no `let`
//  --> foreign_statements.flux:2:1
//   |
// 2 | let a = 1
//   | ^^^
//   |
//   = help: remove it: `a = …` defines `a`
//
// error[E0142]: Flux has no `var`
//  --> foreign_statements.flux:3:1
//   |
// 3 | var b = 2
//   | ^^^
//   |
//   = help: remove it: `b = …` defines `b`
//
// error[E0142]: Flux has no `const`
//  --> foreign_statements.flux:4:1
//   |
// 4 | const c = a + "d"
//   | ^^^^^
//   |
//   = help: remove it: `c = …` defines `c`
//
// error[E0302]: cannot add an int and a string
//  --> foreign_statements.flux:4:15
//   |
// 4 | const c = a + "d"
//   |               ^^^ a string
//   |           - an int
//   |
//   = help: `string(v: x)` converts to text, as does interpolation: `"… ${x}"`
//
// error[E0142]: Flux has no `+=`
//  --> foreign_statements.flux:7:3
//   |
// 7 | i += 1
//   |   ^^
//   |
//   = help: a name keeps its value; give the new value a name of its own
//
// error[E0100]: names are defined with `=`, not `:`
//  --> foreign_statements.flux:8:2
//   |
// 8 | j: 3
//   |  ^
//   |
//   = help: replace with `=`
//
// error[E0100]: names are defined with `=`, not `:`
//  --> foreign_statements.flux:9:2
//   |
// 9 | k: int = 4
//   |  ^
//   |
//   = help: types of variables are inferred; write `k = …`
//
// error[E0142]: Flux has no loops
//   --> foreign_statements.flux:10:1
//    |
// 10 | for x in [1, 2] {
//    | ^^^
//    |
//    = help: `map`, `filter` and `reduce` go through the rows of tables, the functions of package `array` through arrays
//
// error[E0142]: Flux has no loops
//   --> foreign_statements.flux:13:1
//    |
// 13 | while (i < 10) { i = i + 1 }
//    | ^^^^^
//    |
//    = help: `map`, `filter` and `reduce` go through the rows of tables, the functions of package `array` through arrays
//
// error[E0202]: undefined name `undefined_here`
//   --> foreign_statements.flux:14:13
//    |
// 14 | l = j + k + undefined_here
//    |             ^^^^^^^^^^^^^^
//
// --- exit 1
