// Package http reads from web servers.
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
// import "experimental/http"
//
// // no run: asks a server
// x = http.get(url: "https://example.com/notes").statusCode
// ```
builtin get : (
        url: string,
        ?headers: A,
        ?timeout: duration,
    ) => {statusCode: int, body: bytes, headers: B}
    where
    A: Record,
    B: Record
