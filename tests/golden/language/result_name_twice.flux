import "array"

data = array.from(rows: [{v: 1}])

data |> yield()
data |> map(fn: (r) => ({v: r.v + 1})) |> yield(name: "_result")

// ---
//
// --- stderr
// warning[W0508]: more than one result has the name `_result`, which fails when the script runs
//  --> result_name_twice.flux:6:43
//   |
// 5 | data |> yield()
//   |         ----- the first one
// 6 | data |> map(fn: (r) => ({v: r.v + 1})) |> yield(name: "_result")
//   |                                           ^^^^^
//   |
//   = help: name each result: `|> yield(name: "…")`
//
// fluxc: found more than one call to yield() with the name "_result"
// --- exit 1
