import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0, host: "a"}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> window(every: 1h, timeColumn: "host")

// ---
//
// --- stderr
// fluxc: `window`: column `host` is of type string in table {_start: 2024-01-01T00:00:00Z, _stop: 2024-01-02T00:00:00Z}, need time
//   at window_time_column_of_texts.flux:5:8, calling `window`
//   |
// 5 |     |> window(every: 1h, timeColumn: "host")
//   |        ^^^^^^
// --- exit 1
