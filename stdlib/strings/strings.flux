// Package strings examines and changes strings. Positions that functions return are counted in bytes, lengths and the
// positions of `substring` in characters.
//
// ## Metadata
// introduced: 0.18.0
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
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.trim(v: "--web--", cutset: "-")
// // x is web
// ```
builtin trim : (v: string, cutset: string) => string

// trimPrefix removes `prefix` from the start of the string if it is there.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.trimPrefix(v: "cpu-total", prefix: "cpu-")
// // x is total
// ```
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
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.trimSuffix(v: "report.csv", suffix: ".csv")
// // x is report
// ```
builtin trimSuffix : (v: string, suffix: string) => string

// trimRight removes all trailing characters that occur in `cutset`.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.trimRight(v: "1.500", cutset: "0")
// // x is 1.5
// ```
builtin trimRight : (v: string, cutset: string) => string

// trimLeft removes all leading characters that occur in `cutset`.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.trimLeft(v: "0042", cutset: "0")
// // x is 42
// ```
builtin trimLeft : (v: string, cutset: string) => string

// toTitle puts all letters in title case, which for most is their upper case.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.toTitle(v: "web")
// // x is WEB
// ```
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
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.hasSuffix(v: "report.csv", suffix: ".csv")
// // x is true
// ```
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
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.containsAny(v: "a,b;c", chars: ";:")
// // x is true
// ```
builtin containsAny : (v: string, chars: string) => bool

// equalFold tells whether two strings are equal when upper and lower case are the same.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.equalFold(v: "Web", t: "wEB")
// // x is true
// ```
builtin equalFold : (v: string, t: string) => bool

// compare orders two strings byte by byte: -1 when `v` comes first, 1 when `t` does, 0 when they are equal.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.compare(v: "alpha", t: "beta")
// // x is -1
// ```
builtin compare : (v: string, t: string) => int

// countStr counts the occurrences of `substr` that do not overlap.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.countStr(v: "10.0.0.1", substr: "0.")
// // x is 3
// ```
builtin countStr : (v: string, substr: string) => int

// index returns the position of the first occurrence of `substr`, or -1.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.index(v: "key=value", substr: "=")
// // x is 3
// ```
builtin index : (v: string, substr: string) => int

// indexAny returns the position of the first character that occurs in `chars`, or -1.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.indexAny(v: "key: value", chars: "=:")
// // x is 3
// ```
builtin indexAny : (v: string, chars: string) => int

// lastIndex returns the position of the last occurrence of `substr`, or -1.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.lastIndex(v: "/var/log/syslog", substr: "/")
// // x is 8
// ```
builtin lastIndex : (v: string, substr: string) => int

// lastIndexAny returns the position of the last character that occurs in `chars`, or -1.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.lastIndexAny(v: "a.b-c", chars: ".-")
// // x is 3
// ```
builtin lastIndexAny : (v: string, chars: string) => int

// isDigit tells whether a string of one character is a decimal digit.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.isDigit(v: "7")
// // x is true
// ```
builtin isDigit : (v: string) => bool

// isLetter tells whether a string of one character is a letter.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.isLetter(v: "q")
// // x is true
// ```
builtin isLetter : (v: string) => bool

// isLower tells whether a string of one character is a lower case letter.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.isLower(v: "Q")
// // x is false
// ```
builtin isLower : (v: string) => bool

// isUpper tells whether a string of one character is an upper case letter.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.isUpper(v: "Q")
// // x is true
// ```
builtin isUpper : (v: string) => bool

// repeat returns `i` copies of the string one after another.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.repeat(v: "ab", i: 3)
// // x is ababab
// ```
builtin repeat : (v: string, i: int) => string

// replace replaces the first `i` occurrences of `t` by `u`, all of them when `i` is negative.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.replace(v: "a-b-c", t: "-", u: ".", i: 1)
// // x is a.b-c
// ```
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
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.splitAfter(v: "a,b,c", t: ",")
// // x is [a,, b,, c]
// ```
builtin splitAfter : (v: string, t: string) => [string]

// splitN cuts the string at `t` into at most `i` parts, the last of which holds the rest.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.splitN(v: "a,b,c", t: ",", i: 2)
// // x is [a, b,c]
// ```
builtin splitN : (v: string, t: string, i: int) => [string]

// splitAfterN cuts the string behind `t` into at most `i` parts, the last of which holds the rest.
//
// ## Example
// ```flux
// import "strings"
//
// x = strings.splitAfterN(v: "a,b,c", t: ",", i: 2)
// // x is [a,, b,c]
// ```
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
