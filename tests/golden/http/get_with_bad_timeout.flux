import "array"
import "experimental/http"

array.from(rows: [{_value: http.get(url: "http://127.0.0.1:1/", timeout: 1mo).statusCode}])

// ---
//
// --- stderr
// fluxc: `http.get`: argument `timeout` must be positive, without months
//   at get_with_bad_timeout.flux:4:28
//   |
// 4 | array.from(rows: [{_value: http.get(url: "http://127.0.0.1:1/", timeout: 1mo).statusCode}])
//   |                            ^^^^^^^^
// --- exit 1
