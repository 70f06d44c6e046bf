// Package debug helps to look into the system.
//
// ## Metadata
// introduced: 0.68.0
package debug


// vectorize asks for row functions that work on whole columns. It changes nothing: they always do when they can.
option vectorize = false

// pass returns its input.
//
// ## Example
// ```flux
// import "internal/debug"
// import "sampledata"
//
// sampledata.float()
//     |> debug.pass()
// ```
builtin pass : (<-tables: stream[A]) => stream[A] where A: Record

// opaque returns its input and hides its type from the type checker.
//
// ## Example
// ```flux
// import "internal/debug"
// import "sampledata"
//
// sampledata.float()
//     |> debug.opaque()
// ```
builtin opaque : (<-tables: stream[A]) => stream[B] where A: Record, B: Record

// slurp returns its input once all of it has been read.
//
// ## Example
// ```flux
// import "internal/debug"
// import "sampledata"
//
// sampledata.float()
//     |> debug.slurp()
// ```
builtin slurp : (<-tables: stream[A]) => stream[A] where A: Record

// sink reads its input and returns nothing of it.
//
// ## Example
// ```flux
// import "internal/debug"
// import "sampledata"
//
// sampledata.float()
//     |> debug.sink()
// ```
builtin sink : (<-tables: stream[A]) => stream[A] where A: Record

// getOption returns the value of an option as it is set by now.
//
// ## Parameters
// - pkg: Import path of a package that the script uses; `"main"` for the script itself, `"universe"` for what is in scope
//   everywhere.
// - name: Name of the option.
//
// ## Example
// ```flux
// import "array"
// import "internal/debug"
//
// x = debug.getOption(pkg: "internal/debug", name: "vectorize")
// ```
builtin getOption : (pkg: string, name: string) => A

// feature returns true for a feature flag of InfluxData's Flux whose feature this one has, and null for any other: here
// nothing is switched by flags.
//
// ## Parameters
// - key: Name of the flag.
//
// ## Example
// ```flux
// import "array"
// import "internal/debug"
//
// array.from(rows: [{v: exists debug.feature(key: "labelPolymorphism")}])
// ```
builtin feature : (key: string) => A

// null returns null.
//
// ## Parameters
// - type: Type of the null: `"string"`, `"bytes"`, `"int"`, `"uint"`, `"float"`, `"bool"`, `"time"`, `"duration"` or
//   `"regexp"`. Default is none.
//
// ## Example
// ```flux
// import "internal/debug"
// import "sampledata"
//
// sampledata.float()
//     |> map(fn: (r) => ({r with _value: if r._value < 0.0 then debug.null(type: "float") else r._value}))
// ```
//
// ## Metadata
// introduced: 0.179.0
builtin null : (?type: string) => A where A: Basic
