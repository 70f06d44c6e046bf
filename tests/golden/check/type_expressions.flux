// check:
builtin a : (x: strng) => int
builtin b : (x: set[int]) => int
builtin c : (x: A) => int where A: Numerc
builtin d : (x: {A with C: int}) => int

// ---
// error[E0315]: there is no type `strng`
//  --> type_expressions.flux:2:17
//   |
// 2 | builtin a : (x: strng) => int
//   |                 ^^^^^
//   |
//   = help: did you mean `string`?
//
// error[E0137]: the type `set` takes no argument
//  --> type_expressions.flux:3:17
//   |
// 3 | builtin b : (x: set[int]) => int
//   |                 ^^^
//
// error[E0316]: there is no kind `Numerc`
//  --> type_expressions.flux:4:36
//   |
// 4 | builtin c : (x: A) => int where A: Numerc
//   |                                    ^^^^^^
//
// error[E0317]: variable `C` names a field, so it needs the constraint `C: Label`
//  --> type_expressions.flux:5:25
//   |
// 5 | builtin d : (x: {A with C: int}) => int
//   |                         ^
//
// --- exit 1
