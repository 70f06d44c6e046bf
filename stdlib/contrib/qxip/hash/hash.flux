// Package hash returns hashes of text.
//
// ## Metadata
// introduced: 0.192.0
package hash


// sha256 returns the SHA-256 hash in hexadecimal digits.
//
// ## Example
// ```flux
// import "contrib/qxip/hash"
//
// x = hash.sha256(v: "web")
// // x is 4b5e57f6eb2f42b9039b3d1e13929295f231749c510cbe341cd68036d9af97e2
// ```
builtin sha256 : (v: A) => string

// sha1 returns the SHA-1 hash in hexadecimal digits.
//
// ## Example
// ```flux
// import "contrib/qxip/hash"
//
// x = hash.sha1(v: "web")
// // x is ca84d1343b96baa8137c943ed1860e522cacb238
// ```
//
// ## Metadata
// introduced: 0.193.0
builtin sha1 : (v: A) => string

// md5 returns the MD5 hash in hexadecimal digits.
//
// ## Example
// ```flux
// import "contrib/qxip/hash"
//
// x = hash.md5(v: "web")
// // x is 2567a5ec9705eb7ac2c984033e06189d
// ```
//
// ## Metadata
// introduced: 0.193.0
builtin md5 : (v: A) => string

// xxhash64 returns the 64 bit xxHash as a decimal number.
//
// ## Example
// ```flux
// import "contrib/qxip/hash"
//
// x = hash.xxhash64(v: "web")
// // x is 17559005839297173772
// ```
builtin xxhash64 : (v: A) => string

// cityhash64 returns the 64 bit CityHash, of its version 1.0, as a decimal number.
//
// ## Parameters
// - v: Text.
//
// ## Example
// ```flux
// import "contrib/qxip/hash"
//
// x = hash.cityhash64(v: "Hello, world!")
// // x is 2359500134450972198
// ```
builtin cityhash64 : (v: A) => string

// b64 returns the text in base 64.
//
// ## Example
// ```flux
// import "contrib/qxip/hash"
//
// x = hash.b64(v: "web")
// // x is d2Vi
// ```
//
// ## Metadata
// introduced: 0.193.0
builtin b64 : (v: A) => string

// hmac returns the SHA-1 hash of text with a key, in base 64.
//
// ## Parameters
// - v: Text.
// - k: Key.
//
// ## Example
// ```flux
// import "contrib/qxip/hash"
//
// x = hash.hmac(v: "web", k: "my key")
// // x is h+ay4n/j8Bp6SsAFibY89JRTdvw=
// ```
//
// ## Metadata
// introduced: 0.193.0
builtin hmac : (v: A, k: A) => string
