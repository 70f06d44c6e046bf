import "array"

array.from(rows: [{host: "a", v: 1}])
    |> group(columns: ["host"])
    |> rename(columns: {old: "new"})

// ---
//
// --- stderr
// fluxc: rename: rename error: column "old" doesn't exist
//   in table {host: "a"}
//   at rename_missing_column.flux:5:8
//   |
// 5 |     |> rename(columns: {old: "new"})
//   |        ^^^^^^
// --- exit 1
