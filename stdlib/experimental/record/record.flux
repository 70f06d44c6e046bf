// Package record works with records whose properties are not known.
package record


// any is a record without properties, as the default of parameters that take any record.
builtin any : A where A: Record

// get returns a property of a record, or a default when it has none of that name.
//
// ## Parameters
// - r: Record.
// - key: Name of the property.
// - default: Value when there is none.
//
// ## Example
// ```flux
// import "experimental/record"
//
// x = record.get(r: {host: "web-1"}, key: "city", default: "unknown")
// // x is unknown
// ```
//
// ## Metadata
// introduced: 0.134.0
builtin get : (r: A, key: string, default: B) => B where A: Record
