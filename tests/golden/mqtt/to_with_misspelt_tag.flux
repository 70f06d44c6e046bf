import "array"
import "experimental/mqtt"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, host: "a", _value: 1.0}])
    |> mqtt.to(broker: "tcp://127.0.0.1:1", topic: "t", name: "m", tagColumns: ["hots"])

// ---
//
// --- stderr
// fluxc: `mqtt.to`: no column `hots` in table {}; columns: _time, host, _value; did you mean `host`?
//   at to_with_misspelt_tag.flux:5:8
//   |
// 5 |     |> mqtt.to(broker: "tcp://127.0.0.1:1", topic: "t", name: "m", tagColumns: ["hots"])
//   |        ^^^^^^^
// --- exit 1
