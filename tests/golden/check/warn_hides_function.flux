// check:
filter = 1

// ---
// warning[W0502]: `filter` hides the function `filter` of the standard library
//  --> warn_hides_function.flux:2:1
//   |
// 2 | filter = 1
//   | ^^^^^^ calls of the function below this line will fail
//
