import "socket"

socket.from(url: "127.0.0.1:1")

// ---
//
// --- stderr
// fluxc: tcp://127.0.0.1:1: Connection refused
//   at from_nobody.flux:3:1
//   |
// 3 | socket.from(url: "127.0.0.1:1")
//   | ^^^^^^^^^^^
// --- exit 1
