// Package bitwise is the package `bitwise`, for older scripts.
//
// ## Metadata
// introduced: 0.138.0
// deprecated: 0.173.0
// instead: bitwise
package bitwise


import "bitwise"

// uand is `bitwise.uand` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.uand(a: uint(v: 12), b: uint(v: 10))
// // x is 8
// ```
uand = bitwise.uand

// uor is `bitwise.uor` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.uor(a: uint(v: 12), b: uint(v: 10))
// // x is 14
// ```
uor = bitwise.uor

// unot is `bitwise.unot` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.unot(a: uint(v: 12))
// // x is 18446744073709551603
// ```
unot = bitwise.unot

// uxor is `bitwise.uxor` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.uxor(a: uint(v: 12), b: uint(v: 10))
// // x is 6
// ```
uxor = bitwise.uxor

// uclear is `bitwise.uclear` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.uclear(a: uint(v: 12), b: uint(v: 10))
// // x is 4
// ```
uclear = bitwise.uclear

// ulshift is `bitwise.ulshift` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.ulshift(a: uint(v: 3), b: uint(v: 4))
// // x is 48
// ```
ulshift = bitwise.ulshift

// urshift is `bitwise.urshift` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.urshift(a: uint(v: 48), b: uint(v: 4))
// // x is 3
// ```
urshift = bitwise.urshift

// sand is `bitwise.sand` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.sand(a: 12, b: 10)
// // x is 8
// ```
sand = bitwise.sand

// sor is `bitwise.sor` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.sor(a: 12, b: 10)
// // x is 14
// ```
sor = bitwise.sor

// snot is `bitwise.snot` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.snot(a: 12)
// // x is -13
// ```
snot = bitwise.snot

// sxor is `bitwise.sxor` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.sxor(a: 12, b: 10)
// // x is 6
// ```
sxor = bitwise.sxor

// sclear is `bitwise.sclear` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.sclear(a: 12, b: 10)
// // x is 4
// ```
sclear = bitwise.sclear

// slshift is `bitwise.slshift` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.slshift(a: 3, b: 4)
// // x is 48
// ```
slshift = bitwise.slshift

// srshift is `bitwise.srshift` of the other package.
//
// ## Example
// ```flux
// import "experimental/bitwise"
//
// x = bitwise.srshift(a: -48, b: 4)
// // x is -3
// ```
srshift = bitwise.srshift
