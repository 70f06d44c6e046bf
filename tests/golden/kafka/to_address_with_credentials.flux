import "array"
import "kafka"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> kafka.to(brokers: ["user:secret@127.0.0.1:1"], topic: "t", name: "m")

// ---
//
// --- stderr
// fluxc: the address of a broker must not hold credentials
//   at to_address_with_credentials.flux:5:8
// --- exit 1
