// check:
x = null

// ---
// error[E0202]: undefined name `null`
//  --> no_null.flux:2:5
//   |
// 2 | x = null
//   |     ^^^^
//   |
//   = help: Flux has no null literal; test with `exists`, and leave a field away to make it null
//
// --- exit 1
