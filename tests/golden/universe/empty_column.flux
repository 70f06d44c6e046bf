import "csv"

data = csv.from(csv: "host,n\na,1\n", mode: "raw")

data |> filter(fn: (r) => r.hots == "a") |> yield(name: "typo")
data |> filter(fn: (r) => r.host == "b") |> yield(name: "missing")
data |> filter(fn: (r) => int(v: r.n) > 1) |> yield(name: "small")

// ---
//
//
//
// --- stderr
// fluxc: warning: result "typo" is empty: no table has a column `hots`; did you mean `host`?
//   at empty_column.flux:5:9
// fluxc: warning: result "missing" is empty: no row has "b" in column `host`
//   at empty_column.flux:6:9
