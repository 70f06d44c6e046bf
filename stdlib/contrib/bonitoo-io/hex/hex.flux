// Package hex converts between values and their hexadecimal text.
//
// ## Metadata
// introduced: 0.131.0
package hex


// int returns the int that hexadecimal text stands for; it may begin with `-` or `0x`.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/hex"
//
// x = hex.int(v: "-2f")
// // x is -47
// ```
builtin int : (v: string) => int

// uint returns the uint that hexadecimal text stands for; it may begin with `0x`.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/hex"
//
// x = hex.uint(v: "0xff")
// // x is 255
// ```
builtin uint : (v: string) => uint

// bytes returns the bytes that hexadecimal text stands for, two digits each.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/hex"
//
// x = string(v: hex.bytes(v: "776562"))
// // x is web
// ```
builtin bytes : (v: string) => bytes

// string returns an integer or bytes as hexadecimal text, and other values as the prelude's function `string` does.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/hex"
//
// x = hex.string(v: 255)
// // x is ff
// ```
builtin string : (v: A) => string
