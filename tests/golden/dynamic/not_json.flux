import "array"
import "experimental/dynamic"

array.from(rows: [{_value: string(v: dynamic.jsonParse(data: bytes(v: "{a: 1}")))}])

// ---
//
// --- stderr
// fluxc: the text is not JSON: syntax error
//   at not_json.flux:4:38
//   |
// 4 | array.from(rows: [{_value: string(v: dynamic.jsonParse(data: bytes(v: "{a: 1}")))}])
//   |                                      ^^^^^^^^^^^^^^^^^
// --- exit 1
