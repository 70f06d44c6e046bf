import "socket"

socket.from(url: "unix:///nowhere/socket", decoder: "line")

// ---
//
// --- stderr
// fluxc: unix:///nowhere/socket: No such file or directory
//   at from_no_path.flux:3:1
//   |
// 3 | socket.from(url: "unix:///nowhere/socket", decoder: "line")
//   | ^^^^^^^^^^^
// --- exit 1
