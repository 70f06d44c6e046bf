// Package json reads JSON.
//
// ## Metadata
// introduced: 0.69.0
package json


// parse returns what JSON text says: numbers are floats, objects records, arrays arrays. Where the script uses the
// result otherwise than the text says, it fails.
//
// ## Parameters
// - data: JSON text.
//
// ## Example
// ```flux
// import "experimental/json"
//
// reading = json.parse(data: bytes(v: "{\"host\": \"web-1\", \"load\": 0.5}"))
//
// x = reading.load
// // x is 0.5
// ```
builtin parse : (data: bytes) => A
