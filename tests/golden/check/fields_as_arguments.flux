// check:
a = from(bucket: "a") |> range(start: -1h)
b = from(bucket: "b") |> range(start: -1h)

a |> rename(host: "server")
join(left: a, right: b, on: ["_time"])
join(tables: [a, b], on: ["_time"])

// ---
// error[E0211]: `rename` has no parameter `host`
//  --> fields_as_arguments.flux:5:13
//   |
// 5 | a |> rename(host: "server")
//   |             ^^^^
//   |
//   = help: `rename` takes a record: `columns: {host: "server"}`
//
// warning[W0514]: `join` is deprecated; use `join.inner`
//  --> fields_as_arguments.flux:6:1
//   |
// 6 | join(left: a, right: b, on: ["_time"])
//   | ^^^^
//
// error[E0211]: `join` has no parameter `left`
//  --> fields_as_arguments.flux:6:6
//   |
// 6 | join(left: a, right: b, on: ["_time"])
//   |      ^^^^
//   |
//   = help: `join` takes a record: `tables: {left: a, right: b}`
//
// warning[W0514]: `join` is deprecated; use `join.inner`
//  --> fields_as_arguments.flux:7:1
//   |
// 7 | join(tables: [a, b], on: ["_time"])
//   | ^^^^
//
// error[E0305]: `tables` of `join` must be a record, found an array of streams
//  --> fields_as_arguments.flux:7:14
//   |
// 7 | join(tables: [a, b], on: ["_time"])
//   |              ^^^^^^ an array of streams
//   |
//   = help: write `{a: a, b: b}`
//
// --- exit 1
