// Package socket reads from sockets.
//
// ## Metadata
// introduced: 0.21.0
package socket


// from reads tables from a socket until its other end closes it. At most 256 MiB may come, and it may not be silent for
// more than a minute.
//
// ## Parameters
// - url: Address: `tcp://host:port` or `unix:///path`.
// - decoder: `"csv"` (default) for annotated CSV with one result, or `"line"` for lines of text: one table with the lines
//   as `_value` and the times at which they came as `_time`.
//
// ## Example
// ```flux
// import "socket"
//
// // no run: reads from a socket
// socket.from(url: "tcp://127.0.0.1:9000", decoder: "line")
// ```
builtin from : (url: string, ?decoder: string) => stream[A]
