import "array"
import "json"

array.from(rows: [{_value: string(v: json.encode(v: {f: (x) => x}))}])

// ---
//
// --- stderr
// fluxc: cannot write a function as JSON
//   at encode_function.flux:4:38
//   |
// 4 | array.from(rows: [{_value: string(v: json.encode(v: {f: (x) => x}))}])
//   |                                      ^^^^^^^^^^^
// --- exit 1
