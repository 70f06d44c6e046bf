import "array"
import "experimental/json"

array.from(rows: json.parse(data: bytes(v: "[1, \"a\"]")))

// ---
//
// --- stderr
// fluxc: a JSON array holds elements of types float and string; they must all be of one type, or read them with `dynamic.jsonParse`
//   at parse_mixed_array.flux:4:18
//   |
// 4 | array.from(rows: json.parse(data: bytes(v: "[1, \"a\"]")))
//   |                  ^^^^^^^^^^
// --- exit 1
