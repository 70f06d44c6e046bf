// run: --memory-limit 20MB
import "array"
import "generate"

generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, count: 3000, fn: (n) => n)
    |> map(fn: (r) => ({r with name: string(v: r._value)}))
    |> pivot(rowKey: ["_time"], columnKey: ["name"], valueColumn: "_value")
