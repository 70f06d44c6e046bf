// check:
data = from(bucket: "telegraf") |> range(start: -1h)

data |> mean()
data |> max()
data |> min() |> yield(name: "min")
smallest = data |> min() |> yield(name: "min")
data |> first() |> yield()
other = (name) => data |> last() |> yield(name: "min")
branch = if 1 > 2 then data |> yield(name: "min") else data
data |> to(bucket: "a")
data |> to(bucket: "b")

// ---
// warning[W0508]: more than one result has the name `_result`, which fails when the script runs
//  --> repeated_results.flux:5:9
//   |
// 4 | data |> mean()
//   |         ---- the first one
// 5 | data |> max()
//   |         ^^^
//   |
//   = help: name each result: `|> yield(name: "…")`
//
// warning[W0508]: more than one result has the name `min`, which fails when the script runs
//  --> repeated_results.flux:7:29
//   |
// 6 | data |> min() |> yield(name: "min")
//   |                  ----- the first one
// 7 | smallest = data |> min() |> yield(name: "min")
//   |                             ^^^^^
//   |
//   = help: name each result: `|> yield(name: "…")`
//
// warning[W0508]: more than one result has the name `_result`, which fails when the script runs
//  --> repeated_results.flux:8:20
//   |
// 4 | data |> mean()
//   |         ---- the first one
// ...
// 8 | data |> first() |> yield()
//   |                    ^^^^^
//   |
//   = help: name each result: `|> yield(name: "…")`
//
