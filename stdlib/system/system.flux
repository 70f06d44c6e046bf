// Package system gives access to the machine that runs the script.
//
// ## Metadata
// introduced: 0.18.0
package system


// time returns the time at which the script runs. It is fixed when the script starts, so that every call of one run
// sees the same instant.
//
// ## Example
// ```flux
// import "array"
// import "system"
//
// array.from(rows: [{_time: system.time(), _value: "written now"}])
// ```
builtin time : () => time
