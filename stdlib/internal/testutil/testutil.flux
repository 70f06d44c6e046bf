// Package testutil is for tests of the language itself.
package testutil


// fail always fails.
builtin fail : () => bool

// yield makes a value a result of the script and returns it.
builtin yield : (<-v: A) => A

// makeRecord returns a record and hides its type from the type checker.
builtin makeRecord : (o: A) => B where A: Record, B: Record

// makeAny returns some value of a type and hides it from the type checker.
//
// ## Parameters
// - typ: Name of the type: of a basic one, `"array"` or `"object"`; for others the value is null.
builtin makeAny : (typ: string) => A
