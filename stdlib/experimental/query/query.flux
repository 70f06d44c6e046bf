// Package query holds short forms of what most queries begin with.
//
// ## Metadata
// introduced: 0.60.0
package query


// fromRange reads a range of time of a bucket.
//
// ## Parameters
// - bucket: Bucket to read.
// - start: Earliest time.
// - stop: Latest time, not included. Default is `now()`.
//
// ## Example
// ```flux
// import "experimental/query"
//
// query.fromRange(bucket: "telegraf", start: -1h)
// ```
fromRange = (bucket, start, stop=now()) => from(bucket: bucket) |> range(start: start, stop: stop)

// filterMeasurement keeps the rows of a measurement.
//
// ## Parameters
// - table: Input tables.
// - measurement: Measurement to keep.
//
// ## Example
// ```flux
// import "experimental/query"
//
// query.fromRange(bucket: "telegraf", start: -1h)
//     |> query.filterMeasurement(measurement: "cpu")
// ```
filterMeasurement = (table=<-, measurement) => table |> filter(fn: (r) => r._measurement == measurement)

// filterFields keeps the rows of some fields.
//
// ## Parameters
// - table: Input tables.
// - fields: Fields to keep. Default is `[]`: all.
//
// ## Example
// ```flux
// import "experimental/query"
//
// query.fromRange(bucket: "telegraf", start: -1h)
//     |> query.filterFields(fields: ["usage_user"])
// ```
filterFields = (table=<-, fields=[]) =>
    if length(arr: fields) > 0 then
        table |> filter(fn: (r) => contains(value: r._field, set: fields))
    else
        table

// inBucket reads fields of a measurement.
//
// ## Parameters
// - bucket: Bucket to read.
// - measurement: Measurement to read.
// - start: Earliest time.
// - stop: Latest time, not included. Default is `now()`.
// - fields: Fields to read. Default is `[]`: all.
// - predicate: Predicate of a row `r`. Default is true for all rows.
//
// ## Example
// ```flux
// import "experimental/query"
//
// query.inBucket(
//     bucket: "telegraf",
//     start: -1h,
//     measurement: "cpu",
//     fields: ["usage_user"],
//     predicate: (r) => r.host == "web-1",
// )
// ```
inBucket = (bucket, measurement, start, stop=now(), fields=[], predicate=(r) => true) =>
    fromRange(bucket, start, stop)
        |> filterMeasurement(measurement: measurement)
        |> filter(fn: predicate)
        |> filterFields(fields: fields)
