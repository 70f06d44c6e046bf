import "socket"

socket.from(url: "tcp://127.0.0.1")

// ---
//
// --- stderr
// fluxc: `socket.from`: argument `url` must be like `tcp://host:port` or `unix:///path`
//   at from_no_port.flux:3:1
//   |
// 3 | socket.from(url: "tcp://127.0.0.1")
//   | ^^^^^^^^^^^
// --- exit 1
