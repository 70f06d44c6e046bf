import "array"
import "http"

array.from(rows: [{_value: http.post(url: "localhost:8086")}])

// ---
//
// --- stderr
// fluxc: the URL has no scheme; it must begin with `http://` or `https://`
//   at post_to_no_url.flux:4:28
//   |
// 4 | array.from(rows: [{_value: http.post(url: "localhost:8086")}])
//   |                            ^^^^^^^^^
// --- exit 1
