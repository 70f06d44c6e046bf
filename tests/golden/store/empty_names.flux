// data: metrics metrics.lp
data = from(bucket: "metrics") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

data |> filter(fn: (r) => r._measurement == "cup") |> yield(name: "typo")
data |> filter(fn: (r) => r._measurement == "network") |> yield(name: "other")
data |> filter(fn: (r) => r._measurement =~ /^net/) |> yield(name: "match")
data |> filter(fn: (r) => r.host =~ /^A/) |> yield(name: "tag")
data |> filter(fn: (r) => r.measurement == "cpu") |> yield(name: "column")

// ---
//
//
//
//
//
// --- stderr
// fluxc: warning: result "typo" is empty: bucket "metrics" has no measurement "cup"; did you mean "cpu"?
//   at empty_names.flux:4:9
// fluxc: warning: result "other" is empty: bucket "metrics" has no measurement "network"; there are "cpu", "disk"
//   at empty_names.flux:5:9
// fluxc: warning: result "match" is empty: bucket "metrics" has no measurement that matches `/^net/`; there are "cpu", "disk"
//   at empty_names.flux:6:9
// fluxc: warning: result "tag" is empty: bucket "metrics" has no tag `host` that matches `/^A/`; there are "a", "b", "c"
//   at empty_names.flux:7:9
// fluxc: warning: result "column" is empty: no table has a column `measurement`; did you mean `_measurement`?
//   at empty_names.flux:8:9
