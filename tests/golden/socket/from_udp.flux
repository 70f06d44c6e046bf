import "socket"

socket.from(url: "udp://127.0.0.1:1")

// ---
//
// --- stderr
// fluxc: `socket.from`: argument `url` must be like `tcp://host:port` or `unix:///path`
//   at from_udp.flux:3:1
//   |
// 3 | socket.from(url: "udp://127.0.0.1:1")
//   | ^^^^^^^^^^^
// --- exit 1
