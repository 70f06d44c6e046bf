// Package http reads from web servers.
//
// ## Metadata
// introduced: 0.39.0
// deprecated: 0.173.0
// instead: http/requests
package http


// get returns the answer to a request with the method GET: `statusCode`, `body` and `headers`.
//
// ## Parameters
// - url: Where to ask.
// - headers: Record of headers.
// - timeout: How long to wait. Default is `30s`.
//
// ## Example
// ```flux
// import "array"
// import "experimental/http"
//
// // no run: asks a server
// answer = http.get(url: "https://example.com/")
//
// array.from(rows: [{status: answer.statusCode, type: answer.headers["Content-Type"]}])
// ```
builtin get : (
        url: string,
        ?headers: A,
        ?timeout: duration,
    ) => {statusCode: int, body: bytes, headers: B}
    where
    A: Record,
    B: Record
