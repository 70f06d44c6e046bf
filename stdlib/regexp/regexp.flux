// Package regexp works with regular expressions of RE2 syntax.
//
// ## Metadata
// introduced: 0.33.0
package regexp


// compile makes a regular expression of a string.
//
// ## Example
// ```flux
// import "regexp"
//
// pattern = regexp.compile(v: "^web-[0-9]+$")
//
// x = "web-12" =~ pattern
// // x is true
// ```
builtin compile : (v: string) => regexp

// quoteMeta escapes all characters that have a meaning in regular expressions.
//
// ## Example
// ```flux
// import "regexp"
//
// x = regexp.quoteMeta(v: "1.5 (est.)")
// // x is 1\.5 \(est\.\)
// ```
builtin quoteMeta : (v: string) => string

// findString returns the first match in a string, or an empty string.
//
// ## Example
// ```flux
// import "regexp"
//
// x = regexp.findString(r: /[0-9]+/, v: "web-12-a")
// // x is 12
// ```
builtin findString : (r: regexp, v: string) => string

// findStringIndex returns the positions in bytes at which the first match begins and ends, or an empty array.
//
// ## Example
// ```flux
// import "regexp"
//
// x = regexp.findStringIndex(r: /[0-9]+/, v: "web-12-a")
// // x is [4, 6]
// ```
builtin findStringIndex : (r: regexp, v: string) => [int]

// matchRegexpString tells whether a string contains a match.
//
// ## Example
// ```flux
// import "regexp"
//
// x = regexp.matchRegexpString(r: /[0-9]+/, v: "web-12-a")
// // x is true
// ```
builtin matchRegexpString : (r: regexp, v: string) => bool

// replaceAllString replaces all matches by `t`, in which `$1` or `${name}` stands for a group of the match.
//
// ## Example
// ```flux
// import "regexp"
//
// x = regexp.replaceAllString(r: /([a-z]+)-([0-9]+)/, v: "web-12", t: "$2 of $1")
// // x is 12 of web
// ```
builtin replaceAllString : (r: regexp, v: string, t: string) => string

// splitRegexp cuts a string at matches into at most `i` parts, or into all when `i` is negative.
//
// ## Example
// ```flux
// import "regexp"
//
// x = regexp.splitRegexp(r: /[,;] */, v: "a, b;c", i: -1)
// // x is [a, b, c]
// ```
builtin splitRegexp : (r: regexp, v: string, i: int) => [string]

// getString returns the text of a regular expression.
//
// ## Example
// ```flux
// import "regexp"
//
// x = regexp.getString(r: /web-[0-9]+/)
// // x is web-[0-9]+
// ```
builtin getString : (r: regexp) => string
