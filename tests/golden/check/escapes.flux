// check:
a = "C:\dir"
b = "\xff"

// ---
// error[E0123]: unknown escape `\d`
//  --> escapes.flux:2:8
//   |
// 2 | a = "C:\dir"
//   |        ^^
//   |
//   = help: known escapes are \n \r \t \\ \" \${ and \xHH; write `\\` for a backslash
//
// error[E0124]: the escaped bytes do not form valid UTF-8
//  --> escapes.flux:3:6
//   |
// 3 | b = "\xff"
//   |      ^^^^
//   |
//   = help: strings are UTF-8; `\xHH` gives single bytes of it
//
// --- exit 1
