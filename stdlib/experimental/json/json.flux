// Package json reads JSON.
package json


// parse returns what JSON text says: numbers are floats, objects records, arrays arrays. Where the script uses the
// result otherwise than the text says, it fails.
//
// ## Parameters
// - data: JSON text.
builtin parse : (data: bytes) => A
