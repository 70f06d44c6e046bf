import "array"
import "kafka"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> kafka.to(brokers: ["127.0.0.1:1"], topic: "t")

// ---
//
// --- stderr
// fluxc: `kafka.to`: no column `_measurement` in table {}; columns: _time, _value
//   at to_without_column.flux:5:8
//   |
// 5 |     |> kafka.to(brokers: ["127.0.0.1:1"], topic: "t")
//   |        ^^^^^^^^
// --- exit 1
