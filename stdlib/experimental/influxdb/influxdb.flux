// Package influxdb calls the HTTP interface of InfluxDB servers.
//
// ## Metadata
// introduced: 0.114.0
package influxdb


// api sends a request and returns the answer: `statusCode`, `body` and `headers`.
//
// ## Parameters
// - method: Method: `"get"`, `"post"`, …
// - path: Path below the server's URL, for instance `/api/v2/buckets`.
// - host: URL of the server. It must be given here, since no server runs the script, and so must `token`.
// - token: Token of the server.
// - body: Body of the request.
// - headers: Headers of the request.
// - query: Parameters to add to the URL.
// - timeout: How long to wait. Default is `30s`.
//
// ## Example
// ```flux
// import "array"
// import "experimental/influxdb"
//
// // no run: asks a server
// token = "my-token"
// answer = influxdb.api(method: "get", path: "/health", host: "http://localhost:8086", token: token)
//
// array.from(rows: [{status: answer.statusCode, body: string(v: answer.body)}])
// ```
builtin api : (
        method: string,
        path: string,
        ?host: string,
        ?token: string,
        ?body: bytes,
        ?headers: [string:string],
        ?query: [string:string],
        ?timeout: duration,
    ) => {statusCode: int, body: bytes, headers: [string:string]}
