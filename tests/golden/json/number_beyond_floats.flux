import "experimental/json"

json.parse(data: bytes(v: "{\"a\": 1e400}"))

// ---
//
// --- stderr
// fluxc: a JSON number is beyond the range of floats
//   at number_beyond_floats.flux:3:1
//   |
// 3 | json.parse(data: bytes(v: "{\"a\": 1e400}"))
//   | ^^^^^^^^^^
// --- exit 1
