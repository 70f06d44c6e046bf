// Package testing compares what a script gives with what it should give.
//
// ## Metadata
// introduced: 0.14.0
package testing


import "array"
import "experimental"
import "regexp"

// tags are the tags of a test file's test cases, by which runs choose.
option tags = []

// load is how test cases read their input; whoever runs them may set it, to send the data through a store.
//
// ## Example
// ```flux
// import "sampledata"
// import "testing"
//
// sampledata.float()
//     |> testing.load()
// ```
//
// ## Metadata
// introduced: 0.112.0
option load = (tables=<-) => tables

// assertEquals passes the tables on and fails when they are not those that are wanted.
//
// ## Parameters
// - name: Name of the assertion, for the error.
// - got: Stream to test.
// - want: Stream as it should be.
//
// ## Example
// ```flux
// import "sampledata"
// import "testing"
//
// sampledata.int()
//     |> testing.assertEquals(name: "whole numbers", want: sampledata.float() |> toInt())
// ```
builtin assertEquals : (name: string, <-got: stream[A], want: stream[A]) => stream[A]

// assertEmpty fails when the tables have rows; it passes nothing on.
//
// ## Example
// ```flux
// import "sampledata"
// import "testing"
//
// sampledata.float()
//     |> filter(fn: (r) => r._value > 100.0)
//     |> testing.assertEmpty()
// ```
//
// ## Metadata
// introduced: 0.18.0
builtin assertEmpty : (<-tables: stream[A]) => stream[A]

// diff yields the rows in which two streams differ as result `errorOutput`.
//
// ## Parameters
// - got: Stream to test.
// - want: Stream as it should be.
// - verbose: Not used.
// - epsilon: Not used.
// - nansEqual: Not used.
//
// ## Example
// ```flux
// import "sampledata"
// import "testing"
//
// sampledata.int()
//     |> testing.diff(want: sampledata.float() |> toInt())
// ```
//
// ## Metadata
// introduced: 0.18.0
diff = (got=<-, want, verbose=false, epsilon=0.000001, nansEqual=false) =>
    experimental.diff(got, want) |> yield(name: "errorOutput")

// assertEqualValues compares two values as `diff` compares streams.
//
// ## Parameters
// - got: Value to test.
// - want: Value as it should be.
//
// ## Example
// ```flux
// import "testing"
//
// testing.assertEqualValues(got: 2 + 3, want: 5)
// ```
//
// ## Metadata
// introduced: 0.141.0
assertEqualValues = (got, want) => diff(got: array.from(rows: [{v: got}]), want: array.from(rows: [{v: want}]))

// shouldError calls a function that must fail, and compares the message of its error.
//
// ## Parameters
// - fn: Function without parameters.
// - want: Regular expression that must match the message or a part of it: what stands behind `; ` or on a line of its
//   own is a part, so that `/does not exist$/` matches a message that goes on with a hint.
//
// ## Example
// ```flux
// import "testing"
//
// testing.shouldError(fn: () => int(v: "many"), want: /many/)
// ```
//
// ## Metadata
// introduced: 0.174.0
shouldError = (fn, want) => {
    caught = experimental.catch(fn)
    matches = () =>
        caught.msg =~ want
            or
            length(arr: array.filter(arr: regexp.splitRegexp(r: /; |\n/, v: caught.msg, i: -1), fn: (x) => x =~ want)) > 0

    return
        if exists caught.msg then
            array.from(rows: [{v: caught.msg, is_wanted: matches()}])
                |> filter(fn: (r) => not r.is_wanted)
                |> drop(columns: ["is_wanted"])
                |> yield(name: "errorOutput")
        else
            die(msg: "shouldError expected an error, but the function gave none")
}
