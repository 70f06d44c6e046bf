// Package strings pads, formats, reverses and compares text. It belongs to fluxc: other engines for Flux do not have it.
// Lengths are counted in characters. Where `v` is null, so is the result.
package strings


// padLeft puts characters before a text until it is long enough.
//
// ## Parameters
// - v: Text. One that is long enough stays as it is.
// - width: Length to reach.
// - fill: Character to put there. Default is a space.
//
// ## Example
// ```flux
// import "fluxc/strings"
//
// x = strings.padLeft(v: "42", width: 5, fill: "0")
// // x is 00042
// ```
builtin padLeft : (v: string, width: int, ?fill: string) => string

// padRight puts characters behind a text until it is long enough.
//
// ## Parameters
// - v: Text. One that is long enough stays as it is.
// - width: Length to reach.
// - fill: Character to put there. Default is a space.
//
// ## Example
// ```flux
// import "fluxc/strings"
//
// x = strings.padRight(v: "web", width: 6, fill: ".") + "up"
// // x is web...up
// ```
builtin padRight : (v: string, width: int, ?fill: string) => string

// reverse returns the characters of a text from the last to the first.
//
// ## Parameters
// - v: Text.
//
// ## Example
// ```flux
// import "fluxc/strings"
//
// x = strings.reverse(v: "desserts")
// // x is stressed
// ```
builtin reverse : (v: string) => string

// levenshtein returns how many characters must be put in, taken out or replaced to make one text of another.
//
// ## Parameters
// - v: Text.
// - t: Text to compare it with.
//
// ## Example
// ```flux
// import "fluxc/strings"
//
// x = strings.levenshtein(v: "kitten", t: "sitting")
// // x is 3
// ```
builtin levenshtein : (v: string, t: string) => int

// format returns a value as text in the form that C's `printf` knows. The form has one place for the value:
// `%[flags][width][.precision]type`; `%%` is a percent sign. Several values go together in a string: `"${…} ${…}"`.
//
// | type | value |
// |---|---|
// | `d`, `x`, `X`, `o` | int or uint: decimal, hexadecimal, octal |
// | `f`, `e`, `E`, `g`, `G` | float, int or uint: with decimals, with an exponent, the shorter of the two |
// | `s` | any, as `string` shows it; the precision is the largest number of characters |
//
// Flags are `-` (to the left), `0` (zeros before the number), `+` and a space (before numbers that are not negative), `#`
// (`0x` before hexadecimal digits, `0` before octal ones).
//
// ## Parameters
// - v: Value.
// - as: Form.
//
// ## Example
// ```flux
// import "fluxc/strings"
//
// x = strings.format(v: 3.14159, as: "%8.2f V")
// // x is     3.14 V
// ```
builtin format : (v: A, as: string) => string
