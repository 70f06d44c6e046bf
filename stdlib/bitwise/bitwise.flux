// Package bitwise works on the bits of integers. Functions that start with `u` take uints, those with `s` ints.
//
// A shift by 64 or more places leaves no bits of `a`; `srshift` fills in the sign.
package bitwise


// uand returns `a & b`: the bits that both have.
builtin uand : (a: uint, b: uint) => uint

// uor returns `a | b`: the bits that at least one has.
builtin uor : (a: uint, b: uint) => uint

// unot returns `~a`: the bits that `a` does not have.
builtin unot : (a: uint) => uint

// uxor returns the bits that exactly one of `a` and `b` has.
builtin uxor : (a: uint, b: uint) => uint

// uclear returns the bits of `a` that `b` does not have.
builtin uclear : (a: uint, b: uint) => uint

// ulshift returns `a` with its bits moved to the left by `b` places.
builtin ulshift : (a: uint, b: uint) => uint

// urshift returns `a` with its bits moved to the right by `b` places.
builtin urshift : (a: uint, b: uint) => uint

// sand returns `a & b`: the bits that both have.
builtin sand : (a: int, b: int) => int

// sor returns `a | b`: the bits that at least one has.
builtin sor : (a: int, b: int) => int

// snot returns `~a`: the bits that `a` does not have.
builtin snot : (a: int) => int

// sxor returns the bits that exactly one of `a` and `b` has.
builtin sxor : (a: int, b: int) => int

// sclear returns the bits of `a` that `b` does not have.
builtin sclear : (a: int, b: int) => int

// slshift returns `a` with its bits moved to the left by `b` places.
builtin slshift : (a: int, b: int) => int

// srshift returns `a` with its bits moved to the right by `b` places.
builtin srshift : (a: int, b: int) => int
