// check:
builtin twice : (a: int) => int
builtin twice : (a: string) => string
x = twice(a: "the last one counts")
y = twice(a: 1)

// ---
// error[E0305]: `a` of `twice` must be a string, found an int
//  --> builtin_declared_twice.flux:5:14
//   |
// 5 | y = twice(a: 1)
//   |              ^ an int
//   |
//   = help: write `"1"`: strings are in quotes
//
// --- exit 1
