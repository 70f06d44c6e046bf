// Package regexp works with regular expressions of RE2 syntax.
package regexp


// compile makes a regular expression of a string.
builtin compile : (v: string) => regexp

// quoteMeta escapes all characters that have a meaning in regular expressions.
builtin quoteMeta : (v: string) => string

// findString returns the first match in a string, or an empty string.
builtin findString : (r: regexp, v: string) => string

// findStringIndex returns the positions in bytes at which the first match begins and ends, or an empty array.
builtin findStringIndex : (r: regexp, v: string) => [int]

// matchRegexpString tells whether a string contains a match.
builtin matchRegexpString : (r: regexp, v: string) => bool

// replaceAllString replaces all matches by `t`, in which `$1` or `${name}` stands for a group of the match.
builtin replaceAllString : (r: regexp, v: string, t: string) => string

// splitRegexp cuts a string at matches into at most `i` parts, or into all when `i` is negative.
builtin splitRegexp : (r: regexp, v: string, i: int) => [string]

// getString returns the text of a regular expression.
builtin getString : (r: regexp) => string
