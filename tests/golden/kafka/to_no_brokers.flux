import "array"
import "kafka"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> kafka.to(brokers: [], topic: "t", name: "m")

// ---
//
// --- stderr
// fluxc: `kafka.to`: argument `brokers` must not be empty
//   at to_no_brokers.flux:5:8
//   |
// 5 |     |> kafka.to(brokers: [], topic: "t", name: "m")
//   |        ^^^^^^^^
// --- exit 1
