// explain: --jit never
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: 1.0}])
    |> to(bucket: "b", host: "http://u:sekret99@127.0.0.1:1", org: "o")

// ---
//
// --- stderr
// fluxc: `host`: the URL holds credentials; give them separately
//   at to_host_with_credentials.flux:5:8
// --- exit 1
