// check:
from(bucket: "a")
    |> range(start: -1h)
    |> filter(fn: () => r._field == "usage")
    |> filter(fn: (row) => r._field == "usage" and other)
    |> drop(tables: ["x"], columns: ["y"])

// ---
// error[E0314]: the function given as `fn` has no parameter `r`, but will be called with it
//  --> parameter_of_predicate.flux:4:19
//   |
// 4 |     |> filter(fn: () => r._field == "usage")
//   |                   ^^^^^^^^^^^^^^^^^^^^^^^^^
//   |
//   = help: write `(r) => …`
//
// error[E0314]: the function given as `fn` requires the parameter `row`, but will be called without it
//  --> parameter_of_predicate.flux:5:19
//   |
// 5 |     |> filter(fn: (row) => r._field == "usage" and other)
//   |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//   |
//   = help: parameters are passed by name: call it `r` instead of `row`
//
// error[E0202]: undefined name `other`
//  --> parameter_of_predicate.flux:5:52
//   |
// 5 |     |> filter(fn: (row) => r._field == "usage" and other)
//   |                                                    ^^^^^
//
// error[E0214]: argument `tables` is given twice
//  --> parameter_of_predicate.flux:6:13
//   |
// 6 |     |> drop(tables: ["x"], columns: ["y"])
//   |             ^^^^^^ already piped in
//
// --- exit 1
