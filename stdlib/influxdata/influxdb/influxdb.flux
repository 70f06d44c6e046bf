// Package influxdb reads from and writes to buckets: those of the embedded store, or those of an InfluxDB server. Its
// names are in scope everywhere.
//
// ## Metadata
// introduced: 0.7.0
package influxdb


// from reads a bucket. What is read must be bounded by `range`.
//
// Each series and field becomes one table whose group key holds `_start`, `_stop`, `_measurement`, `_field` and the
// series' tags; rows are ordered by `_time`.
//
// ## Parameters
// - bucket: Name of the bucket; on an InfluxDB 1.x server `database/retention-policy`.
// - bucketID: ID of the bucket, instead of its name.
// - org: Name of the organization.
// - orgID: ID of the organization, instead of its name.
// - host: URL of the server. Without it, the bucket is one of the embedded store.
// - token: Token of the server; for InfluxDB 1.x `user:password`.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")
// ```
builtin from : (
        ?bucket: string,
        ?bucketID: string,
        ?org: string,
        ?orgID: string,
        ?host: string,
        ?token: string,
    ) => stream[{B with _measurement: string, _field: string, _time: time, _value: A}]

// to writes the rows of its input to a bucket and passes the tables on.
//
// A row becomes one point: the measurement, the time, the tags, and either the field that `_field` and `_value` hold or
// those that `fieldFn` returns. Rows without a time, null fields, NaN and infinities are not written. All points are
// stored when the script ends without an error.
//
// ## Parameters
// - tables: Tables to write.
// - bucket: Name of the bucket; on an InfluxDB 1.x server `database/retention-policy`.
// - bucketID: ID of the bucket, instead of its name.
// - org: Name of the organization.
// - orgID: ID of the organization, instead of its name.
// - host: URL of the server. Without it, the bucket is one of the embedded store.
// - token: Token of the server; for InfluxDB 1.x `user:password`.
// - timeColumn: Column with the points' times. Default is `"_time"`.
// - measurementColumn: Column with the measurements. Default is `"_measurement"`.
// - tagColumns: Columns that become tags. Default is every string column that is neither measurement nor field.
// - fieldFn: Function that returns a row's fields as a record.
//
// ## Example
// ```flux
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> aggregateWindow(every: 5m, fn: mean)
//     |> to(bucket: "telegraf_5m")
// ```
builtin to : (
        <-tables: stream[A],
        ?bucket: string,
        ?bucketID: string,
        ?org: string,
        ?orgID: string,
        ?host: string,
        ?token: string,
        ?timeColumn: string,
        ?measurementColumn: string,
        ?tagColumns: [string],
        ?fieldFn: (r: A) => B,
    ) => stream[A]
    where
    A: Record,
    B: Record

// wideTo writes rows whose columns are the fields: `_measurement` and the tags are in the group key, and every column
// that is not in it is a field, apart from `_time`, `_start` and `_stop`.
//
// ## Parameters
// - tables: Tables to write.
// - bucket: Name of the bucket; on an InfluxDB 1.x server `database/retention-policy`.
// - bucketID: ID of the bucket, instead of its name.
// - org: Name of the organization.
// - orgID: ID of the organization, instead of its name.
// - host: URL of the server. Without it, the bucket is one of the embedded store.
// - token: Token of the server; for InfluxDB 1.x `user:password`.
//
// ## Example
// ```flux
// import "array"
//
// array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "boiler", heat: 40.5, pressure: 1.2}])
//     |> group(columns: ["_measurement"])
//     |> wideTo(bucket: "telegraf_5m")
// ```
//
// ## Metadata
// introduced: 0.174.0
builtin wideTo : (
        <-tables: stream[A],
        ?bucket: string,
        ?bucketID: string,
        ?org: string,
        ?orgID: string,
        ?host: string,
        ?token: string,
    ) => stream[A]
    where
    A: Record

// buckets lists the buckets that there are when the script runs, in order of their names.
//
// `retentionPeriod` is in nanoseconds; 0 means that points are kept forever. The table is that of `organizationID`, the
// organization that was asked for; `retentionPolicy` is empty, as in InfluxDB 2. On an InfluxDB 1.x server each retention
// policy is a bucket `database/retention-policy`, and buckets have no IDs.
//
// ## Parameters
// - org: Name of the organization.
// - orgID: ID of the organization, instead of its name.
// - host: URL of the server. Without it, the buckets are those of the embedded store.
// - token: Token of the server; for InfluxDB 1.x `user:password`.
//
// ## Example
// ```flux
// buckets() |> filter(fn: (r) => r.retentionPeriod == 0)
// ```
//
// ## Metadata
// introduced: 0.16.0
builtin buckets : (
        ?org: string,
        ?orgID: string,
        ?host: string,
        ?token: string,
    ) => stream[{
        name: string,
        id: string,
        organizationID: string,
        retentionPolicy: string,
        retentionPeriod: int,
    }]

// cardinality returns how many series of a bucket have points in a range of times: one row, with 0 when there are none.
// Each field of a measurement with the same tags is a series.
//
// ## Parameters
// - bucket: Name of the bucket.
// - bucketID: ID of the bucket, instead of its name.
// - org: Name of the organization.
// - orgID: ID of the organization, instead of its name.
// - host: URL of the server.
// - token: Token of the server.
// - start: Earliest time to look at.
// - stop: Latest time to look at, not included. Default is `now()`.
// - predicate: Predicate of a row `r`. Default is true for all rows.
//
// ## Example
// ```flux
// import "influxdata/influxdb"
//
// influxdb.cardinality(bucket: "telegraf", start: -1d, predicate: (r) => r._measurement == "cpu")
// ```
//
// ## Metadata
// introduced: 0.92.0
builtin cardinality : (
        ?bucket: string,
        ?bucketID: string,
        ?org: string,
        ?orgID: string,
        ?host: string,
        ?token: string,
        start: A,
        ?stop: B,
        ?predicate: (r: {T with _measurement: string, _field: string, _value: S}) => bool,
    ) => stream[{_start: time, _stop: time, _value: int}]
    where
    A: Timeable,
    B: Timeable
