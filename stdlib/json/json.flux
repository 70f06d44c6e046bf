// Package json writes values as JSON.
//
// ## Metadata
// introduced: 0.40.0
package json


// encode returns any value but a stream or a function as JSON. Durations are integers of nanoseconds when they have no
// months, times are text; properties of records and dictionaries stand in the order of their names.
//
// ## Example
// ```flux
// import "json"
//
// x = string(v: json.encode(v: {host: "web-1", load: [0.5, 0.75]}))
// // x is {"host":"web-1","load":[0.5,0.75]}
// ```
builtin encode : (v: A) => bytes
