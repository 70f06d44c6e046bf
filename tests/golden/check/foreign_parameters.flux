// check:
data = from(db: "telegraf") |> range(from: -1h, to: now())

data |> group(by: ["host"]) |> yield(name: "a")
data |> sort(by: ["_value"], descending: true) |> yield(name: "b")
data |> aggregateWindow(interval: 5m, aggregate: mean) |> yield(name: "c")
data |> limit(count: 10) |> yield(name: "d")
data |> filter(where: (r) => r._value > 1.0) |> yield(name: "e")
data |> sum(field: "_value") |> yield(as: "f")
x = toString(v: 1)

// ---
// error[E0211]: `from` has no parameter `db`
//  --> foreign_parameters.flux:2:13
//   |
// 2 | data = from(db: "telegraf") |> range(from: -1h, to: now())
//   |             ^^
//   |
//   = help: did you mean `bucket`?
//
// error[E0211]: `range` has no parameter `from`
//  --> foreign_parameters.flux:2:38
//   |
// 2 | data = from(db: "telegraf") |> range(from: -1h, to: now())
//   |                                      ^^^^
//   |
//   = help: did you mean `start`? (required, missing)
//
// error[E0211]: `range` has no parameter `to`
//  --> foreign_parameters.flux:2:49
//   |
// 2 | data = from(db: "telegraf") |> range(from: -1h, to: now())
//   |                                                 ^^
//   |
//   = help: did you mean `stop`?
//
// error[E0211]: `group` has no parameter `by`
//  --> foreign_parameters.flux:4:15
//   |
// 4 | data |> group(by: ["host"]) |> yield(name: "a")
//   |               ^^
//   |
//   = help: did you mean `columns`?
//
// error[E0211]: `sort` has no parameter `by`
//  --> foreign_parameters.flux:5:14
//   |
// 5 | data |> sort(by: ["_value"], descending: true) |> yield(name: "b")
//   |              ^^
//   |
//   = help: did you mean `columns`?
//
// error[E0211]: `sort` has no parameter `descending`
//  --> foreign_parameters.flux:5:30
//   |
// 5 | data |> sort(by: ["_value"], descending: true) |> yield(name: "b")
//   |                              ^^^^^^^^^^
//   |
//   = help: did you mean `desc`?
//
// error[E0211]: `aggregateWindow` has no parameter `interval`
//  --> foreign_parameters.flux:6:25
//   |
// 6 | data |> aggregateWindow(interval: 5m, aggregate: mean) |> yield(name: "c")
//   |                         ^^^^^^^^
//   |
//   = help: did you mean `every`? (required, missing)
//
// error[E0211]: `aggregateWindow` has no parameter `aggregate`
//  --> foreign_parameters.flux:6:39
//   |
// 6 | data |> aggregateWindow(interval: 5m, aggregate: mean) |> yield(name: "c")
//   |                                       ^^^^^^^^^
//   |
//   = help: did you mean `fn`? (required, missing)
//
// error[E0211]: `limit` has no parameter `count`
//  --> foreign_parameters.flux:7:15
//   |
// 7 | data |> limit(count: 10) |> yield(name: "d")
//   |               ^^^^^
//   |
//   = help: did you mean `n`? (required, missing)
//
// error[E0211]: `filter` has no parameter `where`
//  --> foreign_parameters.flux:8:16
//   |
// 8 | data |> filter(where: (r) => r._value > 1.0) |> yield(name: "e")
//   |                ^^^^^
//   |
//   = help: did you mean `fn`? (required, missing)
//
// error[E0211]: `sum` has no parameter `field`
//  --> foreign_parameters.flux:9:13
//   |
// 9 | data |> sum(field: "_value") |> yield(as: "f")
//   |             ^^^^^
//   |
//   = help: did you mean `column`?
//
// error[E0211]: `yield` has no parameter `as`
//  --> foreign_parameters.flux:9:39
//   |
// 9 | data |> sum(field: "_value") |> yield(as: "f")
//   |                                       ^^
//   |
//   = help: did you mean `name`?
//
// error[E0211]: `toString` has no parameter `v`
//   --> foreign_parameters.flux:10:14
//    |
// 10 | x = toString(v: 1)
//    |              ^
//    |
//    = help: `toString` converts the values of a stream; one value is converted by `string(v: …)`
//
// --- exit 1
