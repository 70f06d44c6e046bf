// Package schema tells what a bucket holds: measurements, tags and fields.
//
// Only series with points in the range count. Names and values come in order, and series that lack a tag have no row.
//
// ## Metadata
// introduced: 0.88.0
package schema

// _from is how buckets are read; it can be replaced by another source.
option _from = from

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
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.tagValues(bucket: "telegraf", tag: "host")
// ```
tagValues = (bucket, tag, predicate=(r) => true, start=_startDefault, stop=_stopDefault) =>
    _from(bucket: bucket)
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
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.tagKeys(bucket: "telegraf")
// ```
tagKeys = (bucket, predicate=(r) => true, start=_startDefault, stop=_stopDefault) =>
    _from(bucket: bucket)
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
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.measurementTagValues(bucket: "telegraf", measurement: "cpu", tag: "host")
// ```
measurementTagValues = (bucket, measurement, tag, start=_startDefault, stop=_stopDefault) =>
    tagValues(bucket: bucket, tag: tag, predicate: (r) => r._measurement == measurement, start: start, stop: stop)

// measurementTagKeys returns the names of the tags of one measurement.
//
// ## Parameters
// - bucket: Bucket to look into.
// - measurement: Measurement to look into.
// - start: Earliest time to look at. Default is `-30d`.
// - stop: Latest time to look at, not included. Default is `now()`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.measurementTagKeys(bucket: "telegraf", measurement: "cpu")
// ```
measurementTagKeys = (bucket, measurement, start=_startDefault, stop=_stopDefault) =>
    tagKeys(bucket: bucket, predicate: (r) => r._measurement == measurement, start: start, stop: stop)

// fieldKeys returns the names of all fields.
//
// ## Parameters
// - bucket: Bucket to look into.
// - predicate: Predicate of a row `r`. Default is true for all rows.
// - start: Earliest time to look at. Default is `-30d`.
// - stop: Latest time to look at, not included. Default is `now()`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.fieldKeys(bucket: "telegraf", predicate: (r) => r.host == "web-1")
// ```
fieldKeys = (bucket, predicate=(r) => true, start=_startDefault, stop=_stopDefault) =>
    tagValues(bucket: bucket, tag: "_field", predicate: predicate, start: start, stop: stop)

// measurementFieldKeys returns the names of the fields of one measurement.
//
// ## Parameters
// - bucket: Bucket to look into.
// - measurement: Measurement to look into.
// - start: Earliest time to look at. Default is `-30d`.
// - stop: Latest time to look at, not included. Default is `now()`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.measurementFieldKeys(bucket: "telegraf", measurement: "cpu")
// ```
measurementFieldKeys = (bucket, measurement, start=_startDefault, stop=_stopDefault) =>
    fieldKeys(bucket: bucket, predicate: (r) => r._measurement == measurement, start: start, stop: stop)

// measurements returns the names of all measurements.
//
// ## Parameters
// - bucket: Bucket to look into.
// - start: Earliest time to look at. Default is `-30d`.
// - stop: Latest time to look at, not included. Default is `now()`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/schema"
//
// schema.measurements(bucket: "telegraf", start: -1h)
// ```
measurements = (bucket, start=_startDefault, stop=_stopDefault) =>
    tagValues(bucket: bucket, tag: "_measurement", start: start, stop: stop)
