// check:
// Several values where one list or record is due.
a = from(bucket: "b") |> range(start: -1h)
b = from(bucket: "c") |> range(start: -1h)

union(tables: a, b) |> yield(name: "a")
union(tables: a, b, a) |> yield(name: "b")
join(a, b) |> yield(name: "c")
join(a, b, on: ["_time"]) |> yield(name: "d")
a |> group(columns: "_field", "host") |> yield(name: "e")
a |> keep(columns: "_field", "host", "x") |> yield(name: "f")
a |> drop("_field", "host", "x") |> yield(name: "g")

// ---
// error[E0109]: arguments are passed by name
//  --> spilled_list.flux:6:18
//   |
// 6 | union(tables: a, b) |> yield(name: "a")
//   |                  ^
//   |
//   = help: `tables` takes a list: `tables: [a, b]`
//
// error[E0109]: arguments are passed by name
//  --> spilled_list.flux:7:18
//   |
// 7 | union(tables: a, b, a) |> yield(name: "b")
//   |                  ^^^^
//   |
//   = help: `tables` takes a list: `tables: [a, b, a]`
//
// error[E0211]: `join` has no parameter `a`
//  --> spilled_list.flux:8:6
//   |
// 8 | join(a, b) |> yield(name: "c")
//   |      ^
//   |
//   = help: arguments are passed by name: `tables: {a: a, b: b}`
//
// error[E0211]: `join` has no parameter `a`
//  --> spilled_list.flux:9:6
//   |
// 9 | join(a, b, on: ["_time"]) |> yield(name: "d")
//   |      ^
//   |
//   = help: `join` takes a record: `tables: {a: a, b: b}`
//
// error[E0109]: arguments are passed by name
//   --> spilled_list.flux:10:31
//    |
// 10 | a |> group(columns: "_field", "host") |> yield(name: "e")
//    |                               ^^^^^^
//    |
//    = help: `columns` takes a list: `columns: ["_field", "host"]`
//
// error[E0109]: arguments are passed by name
//   --> spilled_list.flux:11:30
//    |
// 11 | a |> keep(columns: "_field", "host", "x") |> yield(name: "f")
//    |                              ^^^^^^^^^^^
//    |
//    = help: `columns` takes a list: `columns: ["_field", "host", "x"]`
//
// error[E0109]: arguments are passed by name
//   --> spilled_list.flux:12:11
//    |
// 12 | a |> drop("_field", "host", "x") |> yield(name: "g")
//    |           ^^^^^^^^
//    |
//    = help: write `columns: ["_field", "host", "x"]`
//
// --- exit 1
