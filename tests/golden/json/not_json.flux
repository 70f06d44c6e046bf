import "array"
import "experimental/json"

array.from(rows: json.parse(data: bytes(v: "[1,")))

// ---
//
// --- stderr
// fluxc: the text is not JSON: incomplete JSON
//   at not_json.flux:4:18
//   |
// 4 | array.from(rows: json.parse(data: bytes(v: "[1,")))
//   |                  ^^^^^^^^^^
// --- exit 1
