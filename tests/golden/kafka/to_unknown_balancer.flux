import "array"
import "kafka"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> kafka.to(brokers: ["127.0.0.1:1"], topic: "t", balancer: "fair", name: "m")

// ---
//
// --- stderr
// fluxc: `kafka.to`: argument `balancer` must be "hash", "round-robin" or "least-bytes", found "fair"
//   at to_unknown_balancer.flux:5:8
//   |
// 5 |     |> kafka.to(brokers: ["127.0.0.1:1"], topic: "t", balancer: "fair", name: "m")
//   |        ^^^^^^^^
// --- exit 1
