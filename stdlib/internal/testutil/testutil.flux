// Package testutil is for tests of the language itself.
//
// ## Metadata
// introduced: 0.68.0
package testutil


// fail always fails.
//
// ## Example
// ```flux
// import "internal/testutil"
//
// // no run: always fails
// x = testutil.fail()
// ```
builtin fail : () => bool

// yield makes a value a result of the script and returns it.
//
// ## Example
// ```flux
// import "internal/testutil"
// import "sampledata"
//
// sampledata.float()
//     |> testutil.yield()
// ```
builtin yield : (<-v: A) => A

// makeRecord returns a record and hides its type from the type checker.
//
// ## Example
// ```flux
// import "internal/testutil"
//
// reading = testutil.makeRecord(o: {host: "web-1"})
//
// x = reading.host
// // x is web-1
// ```
builtin makeRecord : (o: A) => B where A: Record, B: Record

// makeAny returns some value of a type and hides it from the type checker.
//
// ## Parameters
// - typ: Name of the type: of a basic one, `"array"` or `"object"`; for others the value is null.
//
// ## Example
// ```flux
// import "internal/testutil"
//
// text = testutil.makeAny(typ: "string")
//
// x = "a text: ${text}"
// // x is a text: foo
// ```
builtin makeAny : (typ: string) => A
