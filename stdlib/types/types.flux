// Package types tells the types of values.
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
isNumeric = (v) => isType(v: v, type: "int") or isType(v: v, type: "uint") or isType(v: v, type: "float")
