// Package testing adds to the assertions of the public package `testing`.
//
// ## Metadata
// introduced: 0.182.0
package testing


import "array"
import "experimental"
import "regexp"
import "testing"

// shouldErrorWithCode calls a function that must fail, and compares the code and the message of its error.
//
// ## Parameters
// - fn: Function without parameters.
// - want: Regular expression that the message must match.
// - code: Code of the error.
//
// ## Example
// ```flux
// import "internal/testing"
//
// testing.shouldErrorWithCode(fn: () => die(msg: "no data"), want: /no data/, code: uint(v: 3))
// ```
//
// ## Metadata
// introduced: 0.182.0
shouldErrorWithCode = (fn, want, code) => {
    caught = experimental.catch(fn)

    return
        if exists caught.msg then
            testing.diff(
                got: array.from(rows: [{code: caught.code, match: caught.msg =~ want}]),
                want: array.from(rows: [{code: code, match: true}]),
            )
        else
            die(msg: "shouldErrorWithCode expected an error, but the function gave none")
}

// assertMatches fails when a text does not match a regular expression.
//
// ## Parameters
// - got: Text to test.
// - want: Regular expression.
//
// ## Example
// ```flux
// import "internal/testing"
//
// testing.assertMatches(got: "web-12", want: /^web-[0-9]+$/)
// ```
assertMatches = (got, want) =>
    if got =~ want then
        testing.assertEqualValues(got: "", want: "")
    else
        die(msg: "Regex `${regexp.getString(r: want)}` does not match `${got}`")
