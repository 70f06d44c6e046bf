// check:
data = from(bucket: telegraf) |> range(start: -1h)
column = "_value"

data |> sum(column: _value) |> yield(name: "a")
data |> group(columns: [host, "region"]) |> yield(name: "b")
data |> sum(column: colum) |> yield(name: "c")
data |> filter(fn: (row) => r.host == "web-01") |> yield(name: "e")

// ---
// error[E0202]: undefined name `telegraf`
//  --> missing_quotes.flux:2:21
//   |
// 2 | data = from(bucket: telegraf) |> range(start: -1h)
//   |                     ^^^^^^^^
//   |
//   = help: strings are written in quotes: `"telegraf"`
//
// error[E0202]: undefined name `_value`
//  --> missing_quotes.flux:5:21
//   |
// 5 | data |> sum(column: _value) |> yield(name: "a")
//   |                     ^^^^^^
//   |
//   = help: names of columns are written in quotes: `"_value"`
//
// error[E0202]: undefined name `host`
//  --> missing_quotes.flux:6:25
//   |
// 6 | data |> group(columns: [host, "region"]) |> yield(name: "b")
//   |                         ^^^^
//   |
//   = help: strings are written in quotes: `"host"`
//
// error[E0202]: undefined name `colum`
//  --> missing_quotes.flux:7:21
//   |
// 7 | data |> sum(column: colum) |> yield(name: "c")
//   |                     ^^^^^
//   |
//   = help: did you mean `column`?
//
// error[E0314]: the function given as `fn` requires the parameter `row`, but will be called without it
//  --> missing_quotes.flux:8:20
//   |
// 8 | data |> filter(fn: (row) => r.host == "web-01") |> yield(name: "e")
//   |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^
//   |
//   = help: parameters are passed by name: call it `r` instead of `row`
//
// --- exit 1
