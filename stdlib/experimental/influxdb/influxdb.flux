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
//
// ## Example
// ```flux
// import "experimental/influxdb"
//
// // no run: asks a server
// x = influxdb.api(method: "get", path: "/api/v2/buckets", host: "http://localhost:8086", token: "…").statusCode
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
