// check:
x = 1 == "a"

// ---
// warning[W0501]: an int is never comparable with a string
//  --> warn_compared_types.flux:2:10
//   |
// 2 | x = 1 == "a"
//   |          ^^^ a string
//   |     - an int
//
