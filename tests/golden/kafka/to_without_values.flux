import "array"
import "kafka"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> kafka.to(brokers: ["127.0.0.1:1"], topic: "t", name: "m", valueColumns: ["a", "b"])

// ---
//
// --- stderr
// fluxc: `kafka.to`: no column `a` in table {}; columns: _time, _value
//   at to_without_values.flux:5:8
//   |
// 5 |     |> kafka.to(brokers: ["127.0.0.1:1"], topic: "t", name: "m", valueColumns: ["a", "b"])
//   |        ^^^^^^^^
// --- exit 1
