// doc: query

// ---
// import "experimental/query"
//
// Package query holds short forms of what most queries begin with.
//
// table |> filterFields(?fields: [any])
//     filterFields keeps the rows of some fields.
//
// table |> filterMeasurement(measurement: any)
//     filterMeasurement keeps the rows of a measurement.
//
// fromRange(bucket: string, start: any, ?stop: any)
//     fromRange reads a range of time of a bucket.
//
// inBucket(bucket: string, measurement: any, start: any, ?stop: any, ?fields: [string], ?predicate: (r) => bool)
//     inBucket reads fields of a measurement.
//
// clickhouse.query(query: string, ?url: string, ?limit: any, ?cors: string, ?max_bytes: any, ?format: string)
// import "contrib/qxip/clickhouse"
// since Flux 0.192.0
//
// query returns the rows of a query as one table of strings.
//
// ## Parameters
// - url: URL of the server. Default is `defaultURL`.
// - query: Query in SQL.
// - limit: Largest number of rows. Default is `100`.
// - cors: Value of `add_http_cors_header`. Default is `"1"`.
// - max_bytes: Largest number of bytes. Default is `10000000`.
// - format: Format of the answer; only forms of CSV with a header can be read. Default is `"CSVWithNames"`.
//
// ## Example
//     import "contrib/qxip/clickhouse"
//
//     // no run: asks a server
//     clickhouse.query(query: "SELECT host, load FROM metrics", limit: 10)
//
// query : (?url: string, query: string, ?limit: A, ?cors: string, ?max_bytes: B, ?format: string) => stream[C] where A: Stringable, B: Stringable, C: Record
