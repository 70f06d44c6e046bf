import "array"

data = array.from(rows: [{_value: 1}, {_value: 2}])

data |> yield(name: "same")

data |> limit(n: 1) |> yield(name: "same")

// ---
//
// --- stderr
// warning[W0508]: more than one result has the name `same`, which fails when the script runs
//  --> yield_duplicate_name.flux:7:24
//   |
// 5 | data |> yield(name: "same")
//   |         ----- the first one
// ...
// 7 | data |> limit(n: 1) |> yield(name: "same")
//   |                        ^^^^^
//   |
//   = help: name each result: `|> yield(name: "…")`
//
// fluxc: found more than one call to yield() with the name "same"
// --- exit 1
