// Package socket reads from sockets.
package socket


// from reads tables from a socket until its other end closes it.
//
// ## Parameters
// - url: Address: `tcp://…`, `udp://…` or `unix://…`.
// - decoder: `"csv"` (default) or `"line"`.
builtin from : (url: string, ?decoder: string) => stream[A]
