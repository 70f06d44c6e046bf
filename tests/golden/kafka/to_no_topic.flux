import "array"
import "kafka"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> kafka.to(brokers: ["127.0.0.1:1"], topic: "", name: "m")

// ---
//
// --- stderr
// fluxc: `kafka.to`: argument `topic` must not be empty
//   at to_no_topic.flux:5:8
//   |
// 5 |     |> kafka.to(brokers: ["127.0.0.1:1"], topic: "", name: "m")
//   |        ^^^^^^^^
// --- exit 1
