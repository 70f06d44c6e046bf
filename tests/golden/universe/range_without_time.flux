import "csv"

csv.from(csv: "tim,host\n1,a", mode: "raw")
    |> group(columns: ["host"])
    |> range(start: -1h)

// ---
//
// --- stderr
// fluxc: `range`: no column `_time` in table {host: "a"}; columns: tim, host; did you mean `tim`?
//   at range_without_time.flux:5:8
//   |
// 5 |     |> range(start: -1h)
//   |        ^^^^^
// --- exit 1
