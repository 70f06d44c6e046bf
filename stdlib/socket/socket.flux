// Package socket reads from sockets.
//
// ## Metadata
// introduced: 0.21.0
package socket


// from reads tables from a socket until its other end closes it.
//
// ## Parameters
// - url: Address: `tcp://…`, `udp://…` or `unix://…`.
// - decoder: `"csv"` (default) or `"line"`.
//
// ## Example
// ```flux
// import "socket"
//
// // no run: reads from a socket
// socket.from(url: "tcp://127.0.0.1:9000", decoder: "line")
// ```
builtin from : (url: string, ?decoder: string) => stream[A]
