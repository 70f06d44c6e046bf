// Package hash returns hashes of text.
package hash


// sha256 returns the SHA-256 hash in hexadecimal digits.
builtin sha256 : (v: A) => string

// sha1 returns the SHA-1 hash in hexadecimal digits.
builtin sha1 : (v: A) => string

// md5 returns the MD5 hash in hexadecimal digits.
builtin md5 : (v: A) => string

// xxhash64 returns the 64 bit xxHash as a decimal number.
builtin xxhash64 : (v: A) => string

// cityhash64 returns the 64 bit CityHash as a decimal number.
builtin cityhash64 : (v: A) => string

// b64 returns the text in base 64.
builtin b64 : (v: A) => string

// hmac returns the SHA-1 hash of text with a key, in base 64.
//
// ## Parameters
// - v: Text.
// - k: Key.
builtin hmac : (v: A, k: A) => string
