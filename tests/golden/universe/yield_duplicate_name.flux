import "array"

data = array.from(rows: [{_value: 1}, {_value: 2}])

data |> yield(name: "same")

data |> limit(n: 1) |> yield(name: "same")

// ---
//
// --- stderr
// fluxc: found more than one call to yield() with the name "same"
// --- exit 1
