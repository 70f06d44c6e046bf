// Package types tells the types of values.
//
// ## Metadata
// introduced: 0.141.0
package types


// isType tells whether a value is of the basic type with this name, for instance `"float"`.
//
// ## Example
// ```flux
// import "types"
//
// x = types.isType(v: 1.5, type: "float")
// // x is true
// ```
builtin isType : (v: A, type: string) => bool where A: Basic

// isNumeric tells whether a value is an int, a uint or a float.
//
// ## Example
// ```flux
// import "types"
//
// x = types.isNumeric(v: "1.5")
// // x is false
// ```
//
// ## Metadata
// introduced: 0.187.0
isNumeric = (v) => isType(v: v, type: "int") or isType(v: v, type: "uint") or isType(v: v, type: "float")
