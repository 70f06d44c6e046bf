// doc: experimental/bitwise.uand

// ---
// bitwise.uand(a: uint, b: uint)
// import "experimental/bitwise"
// since Flux 0.138.0
// deprecated since Flux 0.173.0: use bitwise.uand
//
// uand is `bitwise.uand` of the other package.
//
// ## Example
//     import "experimental/bitwise"
//
//     x = bitwise.uand(a: uint(v: 12), b: uint(v: 10))
//     // x is 8
//
// uand : (a: uint, b: uint) => uint
