// run: --memory-limit 20MB
import "array"
import "generate"

generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, count: 3000, fn: (n) => n)
    |> map(fn: (r) => ({r with name: string(v: r._value)}))
    |> pivot(rowKey: ["_time"], columnKey: ["name"], valueColumn: "_value")

// ---
//
// --- stderr
// fluxc: `pivot`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at pivot.flux:7:8
//   |
// 7 |     |> pivot(rowKey: ["_time"], columnKey: ["name"], valueColumn: "_value")
//   |        ^^^^^
// --- exit 1
