import "array"
import "http/requests"

array.from(rows: [{_value: requests.do(method: "BREW", url: "http://127.0.0.1:1/").statusCode}])

// ---
//
// --- stderr
// fluxc: `requests.do`: argument `method` must be `DELETE`, `GET`, `HEAD`, `PATCH`, `POST` or `PUT`, found `BREW`
//   at http/requests/requests.flux:45:5 in `do`
//   at request_of_unknown_method.flux:4:28
//   |
// 4 | array.from(rows: [{_value: requests.do(method: "BREW", url: "http://127.0.0.1:1/").statusCode}])
//   |                            ^^^^^^^^^^^
// --- exit 1
