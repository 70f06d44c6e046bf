// Package dynamic works with values whose type is known only when the script runs.
package dynamic


// dynamic returns a value as a dynamic one.
builtin dynamic : (v: A) => dynamic

// asArray returns the elements of a dynamic value that is an array.
builtin asArray : (<-v: dynamic) => [dynamic]

// isType tells whether a dynamic value is of a type.
//
// ## Parameters
// - v: Value to test.
// - type: Name of the type: `"bool"`, `"int"`, `"uint"`, `"float"`, `"string"`, `"time"`, `"duration"`, `"bytes"`,
//   `"regexp"`, `"array"`, `"object"` or `"function"`.
builtin isType : (v: dynamic, type: string) => bool

// jsonParse reads JSON: numbers are floats, objects records.
//
// ## Parameters
// - data: JSON text.
builtin jsonParse : (data: bytes) => dynamic

// jsonEncode writes a dynamic value as JSON.
builtin jsonEncode : (v: dynamic) => bytes

// _isNotDistinct tells whether two values show as the same text.
_isNotDistinct = (a, b) => display(v: a) == display(v: b)
