import "socket"

socket.from(url: "tcp://127.0.0.1:1", decoder: "json")

// ---
//
// --- stderr
// fluxc: `socket.from`: argument `decoder` must be "csv" or "line", found "json"
//   at from_unknown_decoder.flux:3:1
//   |
// 3 | socket.from(url: "tcp://127.0.0.1:1", decoder: "json")
//   | ^^^^^^^^^^^
// --- exit 1
