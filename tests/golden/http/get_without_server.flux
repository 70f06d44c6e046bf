import "array"
import "experimental/http"

array.from(rows: [{_value: http.get(url: "http://127.0.0.1:1/", headers: {Accept: "text/plain"}).statusCode}])

// ---
//
// --- stderr
// fluxc: cannot connect to 127.0.0.1:1: connection refused
//   at get_without_server.flux:4:28
//   |
// 4 | array.from(rows: [{_value: http.get(url: "http://127.0.0.1:1/", headers: {Accept: "text/plain"}).statusCode}])
//   |                            ^^^^^^^^
// --- exit 1
