import "array"
import "kafka"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> kafka.to(brokers: ["127.0.0.1:1", "https://127.0.0.1"], topic: "t", name: "m")

// ---
//
// --- stderr
// fluxc: the address of a broker must be like `host:9092`
//   at to_no_address.flux:5:8
//   |
// 5 |     |> kafka.to(brokers: ["127.0.0.1:1", "https://127.0.0.1"], topic: "t", name: "m")
//   |        ^^^^^^^^
// --- exit 1
