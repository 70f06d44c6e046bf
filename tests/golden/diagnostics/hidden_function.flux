// check:
filter = 1

from(bucket: "telegraf")
    |> range(start: -1h)
    |> filter(fn: (r) => r._measurement == "cpu")

// ---
// warning[W0502]: `filter` hides the function `filter` of the standard library
//  --> hidden_function.flux:2:1
//   |
// 2 | filter = 1
//   | ^^^^^^ calls of the function below this line will fail
//
// error[E0216]: `filter` cannot be called: it is an int
//  --> hidden_function.flux:6:8
//   |
// 2 | filter = 1
//   | ------ defined here
// ...
// 6 |     |> filter(fn: (r) => r._measurement == "cpu")
//   |        ^^^^^^
//   |
//   = help: rename it: it hides a function of that name
//
// --- exit 1
