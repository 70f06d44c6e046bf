// Package schema tells what a bucket holds: measurements, tags and fields.
//
// Only series with points in the range count. Names and values come in order, and series that lack a tag have no row.
//
// ## Metadata
// introduced: 0.88.0
package schema

// _from is how buckets are read; it can be replaced by another source.
option _from = from

// _read reads a bucket of a server, or by what `_from` is.
_read = (bucket, host, org, token) =>
    if host == "" then
        _from(bucket: bucket)
    else
        from(bucket: bucket, host: host, org: org, token: token)

// _startDefault is the default of all `start` parameters.
_startDefault = -30d

// _stopDefault is the default of all `stop` parameters.
_stopDefault = now()

// fieldsAsCols turns fields into columns: rows of equal time become one row.
//
// ## Parameters
// - tables: Input tables.
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> schema.fieldsAsCols()
// ```
fieldsAsCols = (tables=<-) => tables |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")

// tagValues returns the values of a tag.
//
// ## Parameters
// - bucket: Bucket to look into.
// - tag: Tag whose values to return.
// - predicate: Predicate of a row `r`. Default is true for all rows.
// - start: Earliest time to look at. Default is `-30d`.
// - stop: Latest time to look at, not included. Default is `now()`.
// - host: URL of the server. Without it, the bucket is one of the embedded store.
// - org: Name or ID of the organization.
// - token: Token of the server; for InfluxDB 1.x `user:password`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.tagValues(bucket: "telegraf", tag: "host")
// ```
tagValues = (bucket, tag, predicate=(r) => true, start=_startDefault, stop=_stopDefault, host="", org="", token="") =>
    _read(bucket: bucket, host: host, org: org, token: token)
        |> range(start: start, stop: stop)
        |> filter(fn: predicate)
        |> keep(columns: [tag])
        |> group()
        |> distinct(column: tag)

// tagKeys returns the names of all tags, and of the other group key columns.
//
// ## Parameters
// - bucket: Bucket to look into.
// - predicate: Predicate of a row `r`. Default is true for all rows.
// - start: Earliest time to look at. Default is `-30d`.
// - stop: Latest time to look at, not included. Default is `now()`.
// - host: URL of the server. Without it, the bucket is one of the embedded store.
// - org: Name or ID of the organization.
// - token: Token of the server; for InfluxDB 1.x `user:password`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.tagKeys(bucket: "telegraf")
// ```
tagKeys = (bucket, predicate=(r) => true, start=_startDefault, stop=_stopDefault, host="", org="", token="") =>
    _read(bucket: bucket, host: host, org: org, token: token)
        |> range(start: start, stop: stop)
        |> filter(fn: predicate)
        |> keys()
        |> keep(columns: ["_value"])
        |> distinct()

// measurementTagValues returns the values of a tag in one measurement.
//
// ## Parameters
// - bucket: Bucket to look into.
// - measurement: Measurement to look into.
// - tag: Tag whose values to return.
// - start: Earliest time to look at. Default is `-30d`.
// - stop: Latest time to look at, not included. Default is `now()`.
// - host: URL of the server. Without it, the bucket is one of the embedded store.
// - org: Name or ID of the organization.
// - token: Token of the server; for InfluxDB 1.x `user:password`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.measurementTagValues(bucket: "telegraf", measurement: "cpu", tag: "host")
// ```
measurementTagValues = (bucket, measurement, tag, start=_startDefault, stop=_stopDefault, host="", org="", token="") =>
    tagValues(
        bucket: bucket,
        tag: tag,
        predicate: (r) => r._measurement == measurement,
        start: start,
        stop: stop,
        host: host,
        org: org,
        token: token,
    )

// measurementTagKeys returns the names of the tags of one measurement.
//
// ## Parameters
// - bucket: Bucket to look into.
// - measurement: Measurement to look into.
// - start: Earliest time to look at. Default is `-30d`.
// - stop: Latest time to look at, not included. Default is `now()`.
// - host: URL of the server. Without it, the bucket is one of the embedded store.
// - org: Name or ID of the organization.
// - token: Token of the server; for InfluxDB 1.x `user:password`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.measurementTagKeys(bucket: "telegraf", measurement: "cpu")
// ```
measurementTagKeys = (bucket, measurement, start=_startDefault, stop=_stopDefault, host="", org="", token="") =>
    tagKeys(
        bucket: bucket,
        predicate: (r) => r._measurement == measurement,
        start: start,
        stop: stop,
        host: host,
        org: org,
        token: token,
    )

// fieldKeys returns the names of all fields.
//
// ## Parameters
// - bucket: Bucket to look into.
// - predicate: Predicate of a row `r`. Default is true for all rows.
// - start: Earliest time to look at. Default is `-30d`.
// - stop: Latest time to look at, not included. Default is `now()`.
// - host: URL of the server. Without it, the bucket is one of the embedded store.
// - org: Name or ID of the organization.
// - token: Token of the server; for InfluxDB 1.x `user:password`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.fieldKeys(bucket: "telegraf", predicate: (r) => r.host == "web-1")
// ```
fieldKeys = (bucket, predicate=(r) => true, start=_startDefault, stop=_stopDefault, host="", org="", token="") =>
    tagValues(
        bucket: bucket,
        tag: "_field",
        predicate: predicate,
        start: start,
        stop: stop,
        host: host,
        org: org,
        token: token,
    )

// measurementFieldKeys returns the names of the fields of one measurement.
//
// ## Parameters
// - bucket: Bucket to look into.
// - measurement: Measurement to look into.
// - start: Earliest time to look at. Default is `-30d`.
// - stop: Latest time to look at, not included. Default is `now()`.
// - host: URL of the server. Without it, the bucket is one of the embedded store.
// - org: Name or ID of the organization.
// - token: Token of the server; for InfluxDB 1.x `user:password`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.measurementFieldKeys(bucket: "telegraf", measurement: "cpu")
// ```
measurementFieldKeys = (bucket, measurement, start=_startDefault, stop=_stopDefault, host="", org="", token="") =>
    fieldKeys(
        bucket: bucket,
        predicate: (r) => r._measurement == measurement,
        start: start,
        stop: stop,
        host: host,
        org: org,
        token: token,
    )

// measurements returns the names of all measurements.
//
// ## Parameters
// - bucket: Bucket to look into.
// - start: Earliest time to look at. Default is `-30d`.
// - stop: Latest time to look at, not included. Default is `now()`.
// - host: URL of the server. Without it, the bucket is one of the embedded store.
// - org: Name or ID of the organization.
// - token: Token of the server; for InfluxDB 1.x `user:password`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.measurements(bucket: "telegraf", start: -1h)
// ```
measurements = (bucket, start=_startDefault, stop=_stopDefault, host="", org="", token="") =>
    tagValues(
        bucket: bucket,
        tag: "_measurement",
        start: start,
        stop: stop,
        host: host,
        org: org,
        token: token,
    )
