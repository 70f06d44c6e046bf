import "array"
import "http"

array.from(rows: [{_value: http.post(url: "http://127.0.0.1:1/", headers: {"X-Note": "a\nb"})}])

// ---
//
// --- stderr
// fluxc: the value of header `X-Note` must be one line
//   at post_with_bad_header.flux:4:28
//   |
// 4 | array.from(rows: [{_value: http.post(url: "http://127.0.0.1:1/", headers: {"X-Note": "a\nb"})}])
//   |                            ^^^^^^^^^
// --- exit 1
