// Package json writes values as JSON.
package json


// encode returns any value but a stream or a function as JSON. Durations are integers of nanoseconds when they have no
// months, times are text; properties of records and dictionaries stand in the order of their names.
builtin encode : (v: A) => bytes
