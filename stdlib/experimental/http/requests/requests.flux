// Package requests is the package `http/requests` with a configuration of its own, for older scripts.
//
// ## Metadata
// introduced: 0.152.0
// deprecated: 0.173.0
// instead: http/requests
package requests


import "http/requests"

// _emptyBody is the body of requests that send none.
_emptyBody = requests._emptyBody

// defaultConfig is how requests are sent, as in `http/requests`.
option defaultConfig = {insecureSkipVerify: false, timeout: 0s}

// _do is that of `http/requests`.
_do = requests._do

// do sends a request and returns the answer: `statusCode`, `body`, `headers` and `duration`.
//
// ## Parameters
// - method: Method: `"GET"`, `"POST"`, …
// - url: Where to send.
// - params: Parameters to add to the URL.
// - headers: Headers of the request.
// - body: Body of the request.
// - config: How to send it. Default is `defaultConfig`.
//
// ## Example
// ```flux
// import "experimental/http/requests"
//
// // no run: asks a server
// x = requests.do(method: "PUT", url: "https://example.com/notes/1", body: bytes(v: "disk is full"))
// ```
do = (method, url, params=[:], headers=[:], body=_emptyBody, config=defaultConfig) =>
    _do(method, url, params, headers, body, config)

// post sends a request with the method POST and returns the answer as `do` does.
//
// ## Parameters
// - url: Where to send.
// - params: Parameters to add to the URL.
// - headers: Headers of the request.
// - body: Body of the request.
// - config: How to send it. Default is `defaultConfig`.
//
// ## Example
// ```flux
// import "experimental/http/requests"
// import "json"
//
// // no run: posts to a server
// x = requests.post(url: "https://example.com/notes", body: json.encode(v: {text: "disk is full"}))
// ```
post = (url, params=[:], headers=[:], body=_emptyBody, config=defaultConfig) =>
    do(method: "POST", url: url, params: params, headers: headers, body: body, config: config)

// get sends a request with the method GET and returns the answer as `do` does.
//
// ## Parameters
// - url: Where to send.
// - params: Parameters to add to the URL.
// - headers: Headers of the request.
// - body: Body of the request.
// - config: How to send it. Default is `defaultConfig`.
//
// ## Example
// ```flux
// import "experimental/http/requests"
//
// // no run: asks a server
// x = string(v: requests.get(url: "https://example.com/notes", params: ["limit": ["5"]]).body)
// ```
get = (url, params=[:], headers=[:], body=_emptyBody, config=defaultConfig) =>
    do(method: "GET", url: url, params: params, headers: headers, body: body, config: config)

// peek is that of `http/requests`.
//
// ## Example
// ```flux
// import "experimental/http/requests"
//
// answer = {statusCode: 200, body: bytes(v: "fine"), headers: ["Content-Type": "text/plain"], duration: 12ms}
//
// requests.peek(response: answer)
// ```
peek = requests.peek
