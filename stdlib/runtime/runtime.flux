// Package runtime tells about the program that runs a script.
package runtime


// version returns the version of the program.
//
// ## Example
// ```flux
// import "array"
// import "runtime"
//
// array.from(rows: [{_value: runtime.version()}])
// ```
builtin version : () => string
