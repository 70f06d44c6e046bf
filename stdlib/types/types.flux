// Package types tells the types of values.
package types


// isType tells whether a value is of the basic type with this name, for instance `"float"`.
builtin isType : (v: A, type: string) => bool where A: Basic

// isNumeric tells whether a value is an int, a uint or a float.
isNumeric = (v) => isType(v: v, type: "int") or isType(v: v, type: "uint") or isType(v: v, type: "float")
