import "array"

array.from(rows: [{host: "a", v: 1}])
    |> group(columns: ["host"])
    |> rename(columns: {v: "host"})

// ---
//
// --- stderr
// fluxc: `rename`: column `v` would be called `host`, which another column of table {host: "a"} is called already; drop or rename that one
//   at rename_to_existing.flux:5:8
//   |
// 5 |     |> rename(columns: {v: "host"})
//   |        ^^^^^^
// --- exit 1
