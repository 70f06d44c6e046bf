// check:
/* one line */
a = 1 /* behind */
b = a /* inside */ + "c"
/*
 * several
 * it's "open
 */
c = /* never closed
d = undefined_here

// ---
// error[E0133]: comments start with `//`
//  --> foreign_comments.flux:2:1
//   |
// 2 | /* one line */
//   | ^^
//   |
//   = help: put `//` before each line; Flux has no `/* … */`
//
// error[E0133]: comments start with `//`
//  --> foreign_comments.flux:3:7
//   |
// 3 | a = 1 /* behind */
//   |       ^^
//   |
//   = help: put `//` before each line; Flux has no `/* … */`
//
// error[E0133]: comments start with `//`
//  --> foreign_comments.flux:4:7
//   |
// 4 | b = a /* inside */ + "c"
//   |       ^^
//   |
//   = help: put `//` before each line; Flux has no `/* … */`
//
// error[E0302]: cannot add an int and a string
//  --> foreign_comments.flux:4:22
//   |
// 4 | b = a /* inside */ + "c"
//   |                      ^^^ a string
//   |     - an int
//   |
//   = help: `string(v: x)` converts to text, as does interpolation: `"… ${x}"`
//
// error[E0133]: comments start with `//`
//  --> foreign_comments.flux:5:1
//   |
// 5 | /*
//   | ^^
//   |
//   = help: put `//` before each line; Flux has no `/* … */`
//
// error[E0101]: expected an expression, found `d`
//  --> foreign_comments.flux:9:3
//   |
// 9 | c = /* never closed
//   |   ^ something is missing after this
//
// error[E0133]: comments start with `//`
//  --> foreign_comments.flux:9:5
//   |
// 9 | c = /* never closed
//   |     ^^
//   |
//   = help: put `//` before each line; Flux has no `/* … */`
//
// error[E0202]: undefined name `undefined_here`
//   --> foreign_comments.flux:10:5
//    |
// 10 | d = undefined_here
//    |     ^^^^^^^^^^^^^^
//
// --- exit 1
