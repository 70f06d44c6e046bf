// check:
return 1

f = () => {
    1
}
g = () => {
    return 1
    x = 2
}

// ---
// error[E0401]: `return` belongs into a function body
//  --> return_statements.flux:2:1
//   |
// 2 | return 1
//   | ^^^^^^^^
//
// error[E0402]: the function body does not end in `return`
//  --> return_statements.flux:6:1
//   |
// 5 |     1
//   |     - did you mean to return this?
// 6 | }
//   | ^
//   |
//   = help: a function with `{ … }` needs `return` and a value as its last statement
//
// error[E0403]: nothing may follow `return`
//  --> return_statements.flux:9:5
//   |
// 9 |     x = 2
//   |     ^^^^^ never reached
//
// --- exit 1
