// check:
bu = "telegraf"
a = from("telegraf") |> range(-1h)
b = from(bu) |> range(start: -1h)
c = from(telegraf) |> range(start: -1h)
d = b |> limit(10)
e = b |> filter((r) => r._value > 1.0)
f = b |> aggregateWindow(5m, mean)
g = b |> group(["host"])
h = b |> yield("a")
double = (x) => x * 2
i = double(1)
j = float(1)
k = union(b, b)
l = b |> keep("host")

// ---
// error[E0109]: arguments are passed by name
//  --> argument_names.flux:3:10
//   |
// 3 | a = from("telegraf") |> range(-1h)
//   |          ^^^^^^^^^^
//   |
//   = help: write `bucket: "telegraf"`
//
// error[E0211]: `from` has no parameter `bu`
//  --> argument_names.flux:4:10
//   |
// 4 | b = from(bu) |> range(start: -1h)
//   |          ^^
//   |
//   = help: arguments are passed by name: `bucket: bu`
//
// error[E0211]: `from` has no parameter `telegraf`
//  --> argument_names.flux:5:10
//   |
// 5 | c = from(telegraf) |> range(start: -1h)
//   |          ^^^^^^^^
//   |
//   = help: arguments are passed by name: `bucket: "telegraf"`
//
// error[E0109]: arguments are passed by name
//  --> argument_names.flux:6:16
//   |
// 6 | d = b |> limit(10)
//   |                ^^
//   |
//   = help: write `n: 10`
//
// error[E0109]: arguments are passed by name
//  --> argument_names.flux:7:17
//   |
// 7 | e = b |> filter((r) => r._value > 1.0)
//   |                 ^^^^^^^^^^^^^^^^^^^^^
//   |
//   = help: write `fn: (r) => r._value > 1.0`
//
// error[E0109]: arguments are passed by name
//  --> argument_names.flux:8:26
//   |
// 8 | f = b |> aggregateWindow(5m, mean)
//   |                          ^^
//   |
//   = help: write `every: 5m`
//
// error[E0109]: arguments are passed by name
//  --> argument_names.flux:9:16
//   |
// 9 | g = b |> group(["host"])
//   |                ^^^^^^^^
//   |
//   = help: write `columns: ["host"]`
//
// error[E0109]: arguments are passed by name
//   --> argument_names.flux:10:16
//    |
// 10 | h = b |> yield("a")
//    |                ^^^
//    |
//    = help: write `name: "a"`
//
// error[E0109]: arguments are passed by name
//   --> argument_names.flux:12:12
//    |
// 12 | i = double(1)
//    |            ^
//    |
//    = help: write `x: 1`
//
// error[E0109]: arguments are passed by name
//   --> argument_names.flux:13:11
//    |
// 13 | j = float(1)
//    |           ^
//    |
//    = help: write `v: 1`
//
// error[E0211]: `union` has no parameter `b`
//   --> argument_names.flux:14:11
//    |
// 14 | k = union(b, b)
//    |           ^
//    |
//    = help: arguments are passed by name: `tables: [b, b]`
//
// error[E0109]: arguments are passed by name
//   --> argument_names.flux:15:15
//    |
// 15 | l = b |> keep("host")
//    |               ^^^^^^
//    |
//    = help: write `columns: ["host"]`
//
// --- exit 1
