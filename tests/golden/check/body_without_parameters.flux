// check:
data = from(bucket: "a") |> range(start: -1h)

data |> filter(r.host == "a")
data |> filter(fn: r.host == "a") |> yield(name: "b")
data |> map({r with _value: 1.0}) |> yield(name: "c")

// ---
// error[E0109]: arguments are passed by name
//  --> body_without_parameters.flux:4:16
//   |
// 4 | data |> filter(r.host == "a")
//   |                ^^^^^^^^^^^^^
//   |
//   = help: write `fn: (r) => r.host == "a"`
//
// error[E0305]: `fn` of `filter` must be a function, found a bool
//  --> body_without_parameters.flux:5:20
//   |
// 5 | data |> filter(fn: r.host == "a") |> yield(name: "b")
//   |                    ^^^^^^^^^^^^^ a bool
//   |
//   = help: write `(r) => r.host == "a"`
//
// error[E0109]: arguments are passed by name
//  --> body_without_parameters.flux:6:13
//   |
// 6 | data |> map({r with _value: 1.0}) |> yield(name: "c")
//   |             ^^^^^^^^^^^^^^^^^^^^
//   |
//   = help: write `fn: (r) => ({r with _value: 1.0})`
//
// --- exit 1
