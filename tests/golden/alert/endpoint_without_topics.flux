import "array"
import "fluxc/alert"

send = alert.endpoint(topic: "cpu")

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _level: "crit", _message: "disk is full"}])
    |> send(mapFn: (r) => ({message: r._message}))()

// ---
//
// --- stderr
// fluxc: `alert.endpoint`: there are no topics here; a script publishes where a server runs it (`fluxc serve`)
//   at fluxc/alert/alert.flux:110:61
//   at endpoint_without_topics.flux:7:8
//   |
// 7 |     |> send(mapFn: (r) => ({message: r._message}))()
//   |        ^^^^
// --- exit 1
