// check:
x = if true then 2 else "b"

// ---
// error[E0306]: the branches of `if` give different types: an int and a string
//  --> branch_mismatch.flux:2:25
//   |
// 2 | x = if true then 2 else "b"
//   |                         ^^^ a string
//   |                  - an int
//
// --- exit 1
