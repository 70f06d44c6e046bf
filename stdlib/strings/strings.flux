// Package strings examines and changes strings. Positions that functions return are counted in bytes, lengths and the
// positions of `substring` in characters.
package strings


// title puts the first letter of every word in title case.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.title(v: "a title")
// ```
builtin title : (v: string) => string

// toUpper puts all letters in upper case.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.toUpper(v: "web")
// ```
builtin toUpper : (v: string) => string

// toLower puts all letters in lower case.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.toLower(v: "WEB")
// ```
builtin toLower : (v: string) => string

// trim removes all leading and trailing characters that occur in `cutset`.
builtin trim : (v: string, cutset: string) => string

// trimPrefix removes `prefix` from the start of the string if it is there.
builtin trimPrefix : (v: string, prefix: string) => string

// trimSpace removes leading and trailing white space.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.trimSpace(v: " web ")
// ```
builtin trimSpace : (v: string) => string

// trimSuffix removes `suffix` from the end of the string if it is there.
builtin trimSuffix : (v: string, suffix: string) => string

// trimRight removes all trailing characters that occur in `cutset`.
builtin trimRight : (v: string, cutset: string) => string

// trimLeft removes all leading characters that occur in `cutset`.
builtin trimLeft : (v: string, cutset: string) => string

// toTitle puts all letters in title case, which for most is their upper case.
builtin toTitle : (v: string) => string

// hasPrefix tells whether the string starts with `prefix`.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.hasPrefix(v: "web-01", prefix: "web")
// ```
builtin hasPrefix : (v: string, prefix: string) => bool

// hasSuffix tells whether the string ends with `suffix`.
builtin hasSuffix : (v: string, suffix: string) => bool

// containsStr tells whether `substr` occurs in the string.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.containsStr(v: "web-01", substr: "web")
// ```
builtin containsStr : (v: string, substr: string) => bool

// containsAny tells whether any of the characters of `chars` occurs in the string.
builtin containsAny : (v: string, chars: string) => bool

// equalFold tells whether two strings are equal when upper and lower case are the same.
builtin equalFold : (v: string, t: string) => bool

// compare orders two strings byte by byte: -1 when `v` comes first, 1 when `t` does, 0 when they are equal.
builtin compare : (v: string, t: string) => int

// countStr counts the occurrences of `substr` that do not overlap.
builtin countStr : (v: string, substr: string) => int

// index returns the position of the first occurrence of `substr`, or -1.
builtin index : (v: string, substr: string) => int

// indexAny returns the position of the first character that occurs in `chars`, or -1.
builtin indexAny : (v: string, chars: string) => int

// lastIndex returns the position of the last occurrence of `substr`, or -1.
builtin lastIndex : (v: string, substr: string) => int

// lastIndexAny returns the position of the last character that occurs in `chars`, or -1.
builtin lastIndexAny : (v: string, chars: string) => int

// isDigit tells whether a string of one character is a decimal digit.
builtin isDigit : (v: string) => bool

// isLetter tells whether a string of one character is a letter.
builtin isLetter : (v: string) => bool

// isLower tells whether a string of one character is a lower case letter.
builtin isLower : (v: string) => bool

// isUpper tells whether a string of one character is an upper case letter.
builtin isUpper : (v: string) => bool

// repeat returns `i` copies of the string one after another.
builtin repeat : (v: string, i: int) => string

// replace replaces the first `i` occurrences of `t` by `u`, all of them when `i` is negative.
builtin replace : (v: string, t: string, u: string, i: int) => string

// replaceAll replaces every occurrence of `t` by `u`.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.replaceAll(v: "a-b-c", t: "-", u: ".")
// ```
builtin replaceAll : (v: string, t: string, u: string) => string

// split cuts the string at every `t` and returns the parts between; an empty `t` cuts into characters.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.split(v: "a,b,c", t: ",")
// ```
builtin split : (v: string, t: string) => [string]

// splitAfter cuts the string behind every `t`, which stays with its part.
builtin splitAfter : (v: string, t: string) => [string]

// splitN cuts the string at `t` into at most `i` parts, the last of which holds the rest.
builtin splitN : (v: string, t: string, i: int) => [string]

// splitAfterN cuts the string behind `t` into at most `i` parts, the last of which holds the rest.
builtin splitAfterN : (v: string, t: string, i: int) => [string]

// joinStr joins the strings of an array with `v` between them.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.joinStr(arr: ["a", "b"], v: ", ")
// ```
builtin joinStr : (arr: [string], v: string) => string

// strlen returns the number of characters.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.strlen(v: "web")
// ```
builtin strlen : (v: string) => int

// substring returns the characters from position `start` up to but not including `end`.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.substring(v: "influx", start: 0, end: 3)
// ```
builtin substring : (v: string, start: int, end: int) => string
