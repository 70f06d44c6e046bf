// Package boolean holds the two truth values. Its names are in scope everywhere.
//
// ## Metadata
// introduced: 0.129.0
package boolean


// true is the truth value of a condition that holds.
builtin true : bool

// false is the truth value of a condition that does not hold.
builtin false : bool
