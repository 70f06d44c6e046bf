// doc: json

// ---
// import "json"
//
// Package json writes values as JSON.
//
// encode(v: any)
//     encode returns any value but a stream or a function as JSON.
//
// v1.json(?json: string, ?file: string)
// import "influxdata/influxdb/v1"
// since Flux 0.16.0
//
// json reads the results of InfluxQL queries in JSON. Exactly one of the parameters must be given.
//
// Each series gives a table per column, but none of its times: the group key holds `_measurement`, the tags and `_field`.
// Numbers are floats, times texts or nanoseconds since 1970; nulls are left out.
//
// ## Parameters
// - json: JSON text.
// - file: Path of a file with the text.
//
// ## Example
//     import "influxdata/influxdb/v1"
//
//     v1.json(
//         json: "{\"results\": [{\"series\": [{\"name\": \"cpu\", \"columns\": [\"time\", \"load\"], \"values\": [[\"2024-01-01T00:00:00Z\", 0.5]]}]}]}",
//     )
//
// json : (?json: string, ?file: string) => stream[A] where A: Record
