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

// What is a list already, or may be one, is not put into one; what else is wrong is told as well.
names = () => ["_time"]
name = () => "_time"
g = "_value"
a |> keep(columns: names(), g) |> yield(name: "h")
a |> keep(columns: name(), g) |> yield(name: "i")
union(tables: a, b, c: 1) |> yield(name: "j")
joined = (parts) => union(tables: parts, b)

// ---
// error[E0211]: `union` has no parameter `b`
//  --> spilled_list.flux:6:18
//   |
// 6 | union(tables: a, b) |> yield(name: "a")
//   |                  ^
//   |
//   = help: `tables` takes a list: `tables: [a, b]`
//
// error[E0211]: `union` has no parameter `b`
//  --> spilled_list.flux:7:18
//   |
// 7 | union(tables: a, b, a) |> yield(name: "b")
//   |                  ^
//   |
//   = help: `tables` takes a list: `tables: [a, b, a]`
//
// warning[W0514]: `join` is deprecated; use `join.inner`
//  --> spilled_list.flux:8:1
//   |
// 8 | join(a, b) |> yield(name: "c")
//   | ^^^^
//
// error[E0211]: `join` has no parameter `a`
//  --> spilled_list.flux:8:6
//   |
// 8 | join(a, b) |> yield(name: "c")
//   |      ^
//   |
//   = help: arguments are passed by name: `tables: {a: a, b: b}`
//
// warning[W0514]: `join` is deprecated; use `join.inner`
//  --> spilled_list.flux:9:1
//   |
// 9 | join(a, b, on: ["_time"]) |> yield(name: "d")
//   | ^^^^
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
// error[E0211]: `keep` has no parameter `g`
//   --> spilled_list.flux:18:29
//    |
// 18 | a |> keep(columns: names(), g) |> yield(name: "h")
//    |                             ^
//    |
//    = help: parameters that are still free: `fn`
//
// error[E0211]: `keep` has no parameter `g`
//   --> spilled_list.flux:19:28
//    |
// 19 | a |> keep(columns: name(), g) |> yield(name: "i")
//    |                            ^
//    |
//    = help: `columns` takes a list: `columns: [name(), g]`
//
// error[E0211]: `union` has no parameter `b`
//   --> spilled_list.flux:20:18
//    |
// 20 | union(tables: a, b, c: 1) |> yield(name: "j")
//    |                  ^
//    |
//    = help: `tables` takes a list: `tables: [a, b]`
//
// error[E0211]: `union` has no parameter `c`
//   --> spilled_list.flux:20:21
//    |
// 20 | union(tables: a, b, c: 1) |> yield(name: "j")
//    |                     ^
//
// error[E0211]: `union` has no parameter `b`
//   --> spilled_list.flux:21:42
//    |
// 21 | joined = (parts) => union(tables: parts, b)
//    |                                          ^
//
// --- exit 1
