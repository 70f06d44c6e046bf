// check:
x = {a: 1, a: 2}

// ---
// warning[W0506]: field `a` is given twice, the first one counts
//  --> warn_repeated_field.flux:2:12
//   |
// 2 | x = {a: 1, a: 2}
//   |            ^
//
