// check:
data = from(bucket: "telegraf") |> range(start: -1h)

data |> filter(fn: (r) => .host == "web-01") |> yield(name: "a")
data |> map(fn: (r) => ({r with x: .usage})) |> yield(name: "b")
name = .host
range(start: -1h, tables: data) |> map(fn: (r) => ({r with x: string(v: .usage)})) |> yield(name: "c")

// ---
// error[E0319]: the label `.host` only fits a parameter that takes labels
//  --> label_literal.flux:4:27
//   |
// 4 | data |> filter(fn: (r) => .host == "web-01") |> yield(name: "a")
//   |                           ^^^^^
//   |
//   = help: read the column from the row: `r.host`
//
// error[E0319]: the label `.usage` only fits a parameter that takes labels
//  --> label_literal.flux:5:36
//   |
// 5 | data |> map(fn: (r) => ({r with x: .usage})) |> yield(name: "b")
//   |                                    ^^^^^^
//   |
//   = help: read the column from the row: `r.usage`
//
// error[E0319]: the label `.host` only fits a parameter that takes labels
//  --> label_literal.flux:6:8
//   |
// 6 | name = .host
//   |        ^^^^^
//   |
//   = help: strings are written in quotes: `"host"`
//
// error[E0319]: the label `.usage` only fits a parameter that takes labels
//  --> label_literal.flux:7:73
//   |
// 7 | range(start: -1h, tables: data) |> map(fn: (r) => ({r with x: string(v: .usage)})) |> yield(name: "c")
//   |                                                                         ^^^^^^
//   |
//   = help: read the column from the row: `r.usage`
//
// --- exit 1
