// Package requests is the package `http/requests` with a configuration of its own, for older scripts.
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
get = (url, params=[:], headers=[:], body=_emptyBody, config=defaultConfig) =>
    do(method: "GET", url: url, params: params, headers: headers, body: body, config: config)

// peek is that of `http/requests`.
peek = requests.peek
