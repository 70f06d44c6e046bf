// Package v1 works with data of InfluxDB 1.x. What the package `schema` holds too is here for older scripts.
package v1


import "influxdata/influxdb/schema"

// json reads the result of an InfluxQL query in JSON. Exactly one of the parameters must be given.
//
// ## Parameters
// - json: JSON text.
// - file: Path of a file with the text.
builtin json : (?json: string, ?file: string) => stream[A] where A: Record

// databases lists the databases and retention policies of an organization, with the buckets behind them.
//
// ## Parameters
// - org: Name of the organization.
// - orgID: ID of the organization, instead of its name.
// - host: URL of the server.
// - token: Token of the server.
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
fieldsAsCols = schema.fieldsAsCols

// tagKeys is `schema.tagKeys`.
tagKeys = schema.tagKeys

// tagValues is `schema.tagValues`.
tagValues = schema.tagValues

// fieldKeys is `schema.fieldKeys`.
fieldKeys = schema.fieldKeys

// measurements is `schema.measurements`.
measurements = schema.measurements

// measurementTagKeys is `schema.measurementTagKeys`.
measurementTagKeys = schema.measurementTagKeys

// measurementTagValues is `schema.measurementTagValues`.
measurementTagValues = schema.measurementTagValues

// measurementFieldKeys is `schema.measurementFieldKeys`.
measurementFieldKeys = schema.measurementFieldKeys
