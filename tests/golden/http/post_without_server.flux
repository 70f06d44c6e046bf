import "array"
import "http"

array.from(rows: [{_value: http.post(url: "http://127.0.0.1:1/x", data: bytes(v: "x"))}])

// ---
//
// --- stderr
// fluxc: cannot connect to 127.0.0.1:1: connection refused
//   at post_without_server.flux:4:28
//   |
// 4 | array.from(rows: [{_value: http.post(url: "http://127.0.0.1:1/x", data: bytes(v: "x"))}])
//   |                            ^^^^^^^^^
// --- exit 1
