// Package bitwise works on the bits of integers. Functions that start with `u` take uints, those with `s` ints.
//
// A shift by 64 or more places leaves no bits of `a`; `srshift` fills in the sign.
//
// ## Metadata
// introduced: 0.173.0
package bitwise


// uand returns `a & b`: the bits that both have.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.uand(a: uint(v: 12), b: uint(v: 10))
// // x is 8
// ```
builtin uand : (a: uint, b: uint) => uint

// uor returns `a | b`: the bits that at least one has.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.uor(a: uint(v: 12), b: uint(v: 10))
// // x is 14
// ```
builtin uor : (a: uint, b: uint) => uint

// unot returns `~a`: the bits that `a` does not have.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.unot(a: uint(v: 12))
// // x is 18446744073709551603
// ```
builtin unot : (a: uint) => uint

// uxor returns the bits that exactly one of `a` and `b` has.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.uxor(a: uint(v: 12), b: uint(v: 10))
// // x is 6
// ```
builtin uxor : (a: uint, b: uint) => uint

// uclear returns the bits of `a` that `b` does not have.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.uclear(a: uint(v: 12), b: uint(v: 10))
// // x is 4
// ```
builtin uclear : (a: uint, b: uint) => uint

// ulshift returns `a` with its bits moved to the left by `b` places.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.ulshift(a: uint(v: 3), b: uint(v: 4))
// // x is 48
// ```
builtin ulshift : (a: uint, b: uint) => uint

// urshift returns `a` with its bits moved to the right by `b` places.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.urshift(a: uint(v: 48), b: uint(v: 4))
// // x is 3
// ```
builtin urshift : (a: uint, b: uint) => uint

// sand returns `a & b`: the bits that both have.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.sand(a: 12, b: 10)
// // x is 8
// ```
builtin sand : (a: int, b: int) => int

// sor returns `a | b`: the bits that at least one has.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.sor(a: 12, b: 10)
// // x is 14
// ```
builtin sor : (a: int, b: int) => int

// snot returns `~a`: the bits that `a` does not have.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.snot(a: 12)
// // x is -13
// ```
builtin snot : (a: int) => int

// sxor returns the bits that exactly one of `a` and `b` has.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.sxor(a: 12, b: 10)
// // x is 6
// ```
builtin sxor : (a: int, b: int) => int

// sclear returns the bits of `a` that `b` does not have.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.sclear(a: 12, b: 10)
// // x is 4
// ```
builtin sclear : (a: int, b: int) => int

// slshift returns `a` with its bits moved to the left by `b` places.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.slshift(a: 3, b: 4)
// // x is 48
// ```
builtin slshift : (a: int, b: int) => int

// srshift returns `a` with its bits moved to the right by `b` places.
//
// ## Example
// ```flux
// import "bitwise"
//
// x = bitwise.srshift(a: -48, b: 4)
// // x is -3
// ```
builtin srshift : (a: int, b: int) => int
