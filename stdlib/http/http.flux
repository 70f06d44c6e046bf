// Package http sends requests to web servers.
//
// ## Metadata
// introduced: 0.39.0
package http


import "experimental"

// post sends data to a URL and returns the status code of the answer.
//
// ## Parameters
// - url: Where to send.
// - headers: Record of headers.
// - data: Body of the request.
//
// ## Example
// ```flux
// import "http"
//
// // no run: posts to a server
// x = http.post(
//     url: "https://example.com/notes",
//     headers: {"Content-Type": "text/plain"},
//     data: bytes(v: "disk is full"),
// )
// ```
//
// ## Metadata
// introduced: 0.40.0
builtin post : (url: string, ?headers: A, ?data: bytes) => int where A: Record

// basicAuth returns the value of an `Authorization` header for a user and a password.
//
// ## Parameters
// - u: User.
// - p: Password.
//
// ## Example
// ```flux
// import "http"
//
// x = http.basicAuth(u: "reader", p: "let me in")
// // x is Basic cmVhZGVyOmxldCBtZSBpbg==
// ```
//
// ## Metadata
// introduced: 0.44.0
builtin basicAuth : (u: string, p: string) => string

// pathEscape returns text so that it can stand in the path of a URL.
//
// ## Example
// ```flux
// import "http"
//
// x = http.pathEscape(inputString: "a/b c")
// // x is a%2Fb%20c
// ```
//
// ## Metadata
// introduced: 0.71.0
builtin pathEscape : (inputString: string) => string

// endpoint returns a function for `monitor.notify` that posts a request per row and tells in `_sent` whether the answer
// was 200.
//
// ## Parameters
// - url: Where to send.
//
// ## Example
// ```flux
// import "http"
// import "json"
// import "sampledata"
//
// // no run: posts to a server
// post = http.endpoint(url: "https://example.com/notes")
//
// sampledata.float()
//     |> post(mapFn: (r) => ({headers: {"Content-Type": "application/json"}, data: json.encode(v: r)}))()
// ```
endpoint = (url) =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(
                    fn: (r) => {
                        request = mapFn(r: r)
                        status = post(url: url, headers: request.headers, data: request.data)

                        return {r with _sent: string(v: status == 200), _status: string(v: status)}
                    },
                )
                |> experimental.group(mode: "extend", columns: ["_sent"])
