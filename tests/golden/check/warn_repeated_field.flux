// check:
x = {a: 1, a: 2}

// ---
// warning[W0506]: field `a` is given twice
//  --> warn_repeated_field.flux:2:12
//   |
// 2 | x = {a: 1, a: 2}
//   |            ^ the record cannot be made when the script runs
//
