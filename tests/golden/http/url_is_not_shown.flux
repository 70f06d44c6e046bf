// It may be a secret as a whole.
import "array"
import "http"

array.from(rows: [{_value: http.post(url: "http://127.0.0.1:SECRETTOKEN123/x")}])

// ---
//
// --- stderr
// fluxc: the URL is not valid: port number was not a decimal number between 0 and 65535
//   at url_is_not_shown.flux:5:28
//   |
// 5 | array.from(rows: [{_value: http.post(url: "http://127.0.0.1:SECRETTOKEN123/x")}])
//   |                            ^^^^^^^^^
// --- exit 1
