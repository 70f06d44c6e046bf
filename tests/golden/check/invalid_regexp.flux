// check:
pattern = /a(b/
look = /(?=x)/

// ---
// error[E0125]: invalid regular expression `a(b`: missing ): a(b
//  --> invalid_regexp.flux:2:11
//   |
// 2 | pattern = /a(b/
//   |           ^^^^^
//
// error[E0125]: invalid regular expression `(?=x)`: invalid perl operator: (?=
//  --> invalid_regexp.flux:3:8
//   |
// 3 | look = /(?=x)/
//   |        ^^^^^^^
//
// --- exit 1
