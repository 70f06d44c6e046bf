import "array"
import "http/requests"

array.from(rows: [{_value: requests.get(url: "http://127.0.0.1:1/", params: ["a": ["b"]]).statusCode}])

// ---
//
// --- stderr
// fluxc: cannot connect to 127.0.0.1:1: connection refused
//   at http/requests/requests.flux:45:5 in `do`
//   at http/requests/requests.flux:84:5 in `get`
//   at request_without_server.flux:4:28
//   |
// 4 | array.from(rows: [{_value: requests.get(url: "http://127.0.0.1:1/", params: ["a": ["b"]]).statusCode}])
//   |                            ^^^^^^^^^^^^
// --- exit 1
