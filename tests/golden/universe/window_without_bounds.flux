import "array"

array.from(rows: [{at: 2024-01-01T00:00:12Z, _start: 2024-01-01T00:00:00Z, _stop: 2024-01-01T00:01:00Z, _value: 3}])
    |> group(columns: ["_start", "_stop"])
    |> window(every: 10s, timeColumn: "at", startColumn: "from", stopColumn: "to")

// ---
//
// --- stderr
// fluxc: the input has no time bounds; set them with `range` before this step
//   at window_without_bounds.flux:5:8, calling `window`
//   |
// 5 |     |> window(every: 10s, timeColumn: "at", startColumn: "from", stopColumn: "to")
//   |        ^^^^^^
// --- exit 1
