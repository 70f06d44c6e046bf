// Nothing else tells of a column that is in an alternative and resembles none.
// data: metrics metrics.lp
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

data |> filter(fn: (r) => r.foo == "a" or r.foo == "b") |> yield(name: "unknown")
data |> filter(fn: (r) => r.hsot == "a" or r.hsot == "b") |> yield(name: "misspelt")
data |> limit(n: 2) |> filter(fn: (r) => r.foo == "a" or r.host == "z") |> yield(name: "behind others")

// ---
//
//
//
// --- stderr
// fluxc: warning: no table has a column `hsot`; did you mean `host`?
//   at empty_alternatives.flux:9:9
// fluxc: warning: result "unknown" is empty: no table has a column `foo`
//   at empty_alternatives.flux:8:9
// fluxc: warning: result "behind others" is empty: no table has a column `foo`
//   at empty_alternatives.flux:10:24
