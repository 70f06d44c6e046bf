// Package v1 works with data of InfluxDB 1.x. What the package `schema` holds too is here for older scripts.
//
// ## Metadata
// introduced: 0.16.0
package v1


import "influxdata/influxdb/schema"

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
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.json(
//     json: "{\"results\": [{\"series\": [{\"name\": \"cpu\", \"columns\": [\"time\", \"load\"], \"values\": [[\"2024-01-01T00:00:00Z\", 0.5]]}]}]}",
// )
// ```
builtin json : (?json: string, ?file: string) => stream[A] where A: Record

// databases lists the databases and retention policies of an organization, with the buckets behind them, as `buckets`
// does. A bucket of the embedded store whose name has no `/` is the default policy `autogen` of the database of its name.
//
// ## Parameters
// - org: Name of the organization.
// - orgID: ID of the organization, instead of its name.
// - host: URL of the server. Without it, the buckets are those of the embedded store.
// - token: Token of the server; for InfluxDB 1.x `user:password`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.databases() |> filter(fn: (r) => r.default)
// ```
builtin databases : (
        ?org: string,
        ?orgID: string,
        ?host: string,
        ?token: string,
    ) => stream[{
        organizationID: string,
        databaseName: string,
        retentionPolicy: string,
        retentionPeriod: int,
        default: bool,
        bucketID: string,
    }]

// fieldsAsCols is `schema.fieldsAsCols`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> v1.fieldsAsCols()
// ```
//
// ## Metadata
// deprecated: 0.88.0
// instead: influxdata/influxdb/schema.fieldsAsCols
fieldsAsCols = schema.fieldsAsCols

// tagKeys is `schema.tagKeys`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.tagKeys(bucket: "telegraf")
// ```
//
// ## Metadata
// deprecated: 0.88.0
// instead: influxdata/influxdb/schema.tagKeys
tagKeys = schema.tagKeys

// tagValues is `schema.tagValues`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.tagValues(bucket: "telegraf", tag: "host")
// ```
//
// ## Metadata
// deprecated: 0.88.0
// instead: influxdata/influxdb/schema.tagValues
tagValues = schema.tagValues

// fieldKeys is `schema.fieldKeys`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.fieldKeys(bucket: "telegraf")
// ```
//
// ## Metadata
// deprecated: 0.88.0
// instead: influxdata/influxdb/schema.fieldKeys
fieldKeys = schema.fieldKeys

// measurements is `schema.measurements`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.measurements(bucket: "telegraf")
// ```
//
// ## Metadata
// deprecated: 0.88.0
// instead: influxdata/influxdb/schema.measurements
measurements = schema.measurements

// measurementTagKeys is `schema.measurementTagKeys`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.measurementTagKeys(bucket: "telegraf", measurement: "cpu")
// ```
//
// ## Metadata
// deprecated: 0.88.0
// instead: influxdata/influxdb/schema.measurementTagKeys
measurementTagKeys = schema.measurementTagKeys

// measurementTagValues is `schema.measurementTagValues`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.measurementTagValues(bucket: "telegraf", measurement: "cpu", tag: "host")
// ```
//
// ## Metadata
// deprecated: 0.88.0
// instead: influxdata/influxdb/schema.measurementTagValues
measurementTagValues = schema.measurementTagValues

// measurementFieldKeys is `schema.measurementFieldKeys`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.measurementFieldKeys(bucket: "telegraf", measurement: "cpu")
// ```
//
// ## Metadata
// deprecated: 0.88.0
// instead: influxdata/influxdb/schema.measurementFieldKeys
measurementFieldKeys = schema.measurementFieldKeys
