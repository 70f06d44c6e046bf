// Package dynamic works with values whose type is known only when the script runs.
//
// ## Metadata
// introduced: 0.185.0
package dynamic


// dynamic returns a value as a dynamic one.
//
// ## Example
// ```flux
// import "experimental/dynamic"
//
// x = dynamic.isType(v: dynamic.dynamic(v: 1.5), type: "float")
// // x is true
// ```
builtin dynamic : (v: A) => dynamic

// asArray returns the elements of a dynamic value that is an array.
//
// ## Example
// ```flux
// import "experimental/dynamic"
//
// x = length(arr: dynamic.asArray(v: dynamic.jsonParse(data: bytes(v: "[1, 2, 3]"))))
// // x is 3
// ```
builtin asArray : (<-v: dynamic) => [dynamic]

// isType tells whether a dynamic value is of a type.
//
// ## Parameters
// - v: Value to test.
// - type: Name of the type: `"bool"`, `"int"`, `"uint"`, `"float"`, `"string"`, `"time"`, `"duration"`, `"bytes"`,
//   `"regexp"`, `"array"`, `"object"` or `"function"`.
//
// ## Example
// ```flux
// import "experimental/dynamic"
//
// x = dynamic.isType(v: dynamic.jsonParse(data: bytes(v: "{\"load\": 0.5}")), type: "object")
// // x is true
// ```
//
// ## Metadata
// introduced: 0.186.0
builtin isType : (v: dynamic, type: string) => bool

// jsonParse reads JSON: numbers are floats, objects records.
//
// ## Parameters
// - data: JSON text.
//
// ## Example
// ```flux
// import "experimental/dynamic"
//
// reading = dynamic.jsonParse(data: bytes(v: "{\"host\": \"web-1\"}"))
//
// x = string(v: reading.host)
// // x is web-1
// ```
//
// ## Metadata
// introduced: 0.186.0
builtin jsonParse : (data: bytes) => dynamic

// jsonEncode writes a dynamic value as JSON.
//
// ## Example
// ```flux
// import "experimental/dynamic"
//
// x = string(v: dynamic.jsonEncode(v: dynamic.dynamic(v: {host: "web-1"})))
// // x is {"host":"web-1"}
// ```
//
// ## Metadata
// introduced: 0.186.0
builtin jsonEncode : (v: dynamic) => bytes

// _isNotDistinct tells whether two values show as the same text.
_isNotDistinct = (a, b) => display(v: a) == display(v: b)
