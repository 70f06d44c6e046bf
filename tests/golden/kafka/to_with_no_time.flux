import "array"
import "kafka"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> kafka.to(brokers: ["127.0.0.1:1"], topic: "t", name: "m", timeout: 0s)

// ---
//
// --- stderr
// fluxc: `kafka.to`: argument `timeout` must be positive, without months
//   at to_with_no_time.flux:5:8
//   |
// 5 |     |> kafka.to(brokers: ["127.0.0.1:1"], topic: "t", name: "m", timeout: 0s)
//   |        ^^^^^^^^
// --- exit 1
