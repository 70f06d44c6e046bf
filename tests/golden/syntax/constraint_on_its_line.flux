// check:
package constraints

builtin f : (a: A, b: B) => A where
A: Record,
B: Numeric

// ---
//
