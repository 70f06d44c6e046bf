// Package v1 works with data of InfluxDB 1.x. What the package `schema` holds too is here for older scripts.
package v1


import "influxdata/influxdb/schema"

// json reads the result of an InfluxQL query in JSON. Exactly one of the parameters must be given.
//
// ## Parameters
// - json: JSON text.
// - file: Path of a file with the text.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// // no run: not implemented yet
// series = "{\"name\": \"cpu\", \"columns\": [\"time\", \"load\"], \"values\": [[\"2024-01-01T00:00:00Z\", 0.5]]}"
//
// v1.json(json: "{\"results\": [{\"statement_id\": 0, \"series\": [${series}]}]}")
// ```
builtin json : (?json: string, ?file: string) => stream[A] where A: Record

// databases lists the databases and retention policies of an organization, with the buckets behind them.
//
// ## Parameters
// - org: Name of the organization.
// - orgID: ID of the organization, instead of its name.
// - host: URL of the server.
// - token: Token of the server.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// // no run: asks a server
// v1.databases(host: "http://localhost:8086", token: "…")
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
fieldsAsCols = schema.fieldsAsCols

// tagKeys is `schema.tagKeys`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.tagKeys(bucket: "telegraf")
// ```
tagKeys = schema.tagKeys

// tagValues is `schema.tagValues`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.tagValues(bucket: "telegraf", tag: "host")
// ```
tagValues = schema.tagValues

// fieldKeys is `schema.fieldKeys`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.fieldKeys(bucket: "telegraf")
// ```
fieldKeys = schema.fieldKeys

// measurements is `schema.measurements`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.measurements(bucket: "telegraf")
// ```
measurements = schema.measurements

// measurementTagKeys is `schema.measurementTagKeys`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.measurementTagKeys(bucket: "telegraf", measurement: "cpu")
// ```
measurementTagKeys = schema.measurementTagKeys

// measurementTagValues is `schema.measurementTagValues`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.measurementTagValues(bucket: "telegraf", measurement: "cpu", tag: "host")
// ```
measurementTagValues = schema.measurementTagValues

// measurementFieldKeys is `schema.measurementFieldKeys`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/v1"
//
// v1.measurementFieldKeys(bucket: "telegraf", measurement: "cpu")
// ```
measurementFieldKeys = schema.measurementFieldKeys
