// Package influxdb calls the HTTP interface of InfluxDB servers.
package influxdb


// api sends a request and returns the answer: `statusCode`, `body` and `headers`.
//
// ## Parameters
// - method: Method: `"get"`, `"post"`, …
// - path: Path below the server's URL, for instance `/api/v2/buckets`.
// - host: URL of the server.
// - token: Token of the server.
// - body: Body of the request.
// - headers: Headers of the request.
// - query: Parameters to add to the URL.
// - timeout: How long to wait. Default is `30s`.
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
