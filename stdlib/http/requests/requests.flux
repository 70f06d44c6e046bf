// Package requests sends requests to web servers and returns what they answer.
//
// ## Metadata
// introduced: 0.173.0
package requests


import "array"

// _emptyBody is the body of requests that send none.
_emptyBody = bytes(v: "")

// defaultConfig is how requests are sent: `timeout` (0s is the default of 30 seconds), and `insecureSkipVerify`, which
// accepts any certificate.
option defaultConfig = {insecureSkipVerify: false, timeout: 0s}

// _do is what all functions of the package call.
builtin _do : (
        method: string,
        url: string,
        ?params: [string:[string]],
        ?headers: [string:string],
        ?body: bytes,
        config: {A with timeout: duration, insecureSkipVerify: bool},
    ) => {statusCode: int, body: bytes, headers: [string:string], duration: duration}

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
// import "http/requests"
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
// import "http/requests"
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
// import "http/requests"
//
// // no run: asks a server
// x = string(v: requests.get(url: "https://example.com/notes", params: ["limit": ["5"]]).body)
// ```
get = (url, params=[:], headers=[:], body=_emptyBody, config=defaultConfig) =>
    do(method: "GET", url: url, params: params, headers: headers, body: body, config: config)

// peek returns an answer as a table of one row, to look at.
//
// ## Parameters
// - response: Answer of a request.
//
// ## Example
// ```flux
// import "http/requests"
//
// answer = {statusCode: 200, body: bytes(v: "fine"), headers: ["Content-Type": "text/plain"], duration: 12ms}
//
// requests.peek(response: answer)
// ```
peek = (response) => {
    row = {
        statusCode: response.statusCode,
        body: string(v: response.body),
        headers: display(v: response.headers),
        duration: int(v: response.duration),
    }

    return array.from(rows: [row])
}
