import "array"

data = array.from(rows: [{v: 1}])

data |> yield()
data |> map(fn: (r) => ({v: r.v + 1})) |> yield(name: "_result")

// ---
//
// --- stderr
// fluxc: found more than one call to yield() with the name "_result"
// --- exit 1
