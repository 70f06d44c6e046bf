import "array"
import "json"

array.from(rows: [{_value: string(v: json.encode(v: float(v: "NaN")))}])

// ---
//
// --- stderr
// fluxc: cannot write NaN as JSON
//   at encode_nan.flux:4:38
//   |
// 4 | array.from(rows: [{_value: string(v: json.encode(v: float(v: "NaN")))}])
//   |                                      ^^^^^^^^^^^
// --- exit 1
