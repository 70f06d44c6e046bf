import "array"
import "experimental/mqtt"

array.from(rows: [{_time: 1, _value: 1.0}])
    |> mqtt.to(broker: "tcp://127.0.0.1:1", topic: "t", name: "m")

// ---
//
// --- stderr
// fluxc: `mqtt.to`: column `_time` is of type int, need time
//   at to_with_column_of_other_type.flux:5:8
//   |
// 5 |     |> mqtt.to(broker: "tcp://127.0.0.1:1", topic: "t", name: "m")
//   |        ^^^^^^^
// --- exit 1
