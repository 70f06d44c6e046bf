// Package profiler tells how long parts of a script take.
//
// ## Metadata
// introduced: 0.82.0
package profiler


// enabledProfilers are the names of the profilers to run: `"query"` and `"operator"`.
option enabledProfilers = [""]
