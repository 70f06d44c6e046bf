// Package influxdb reads buckets as SQL would: fields of a measurement as columns.
//
// ## Metadata
// introduced: 0.77.0
package influxdb


import "influxdata/influxdb"
import "influxdata/influxdb/v1"

// _mask removes columns, also from the group key.
builtin _mask : (<-tables: stream[A], columns: [string]) => stream[B] where A: Record, B: Record

// from reads a range of time of a bucket.
//
// ## Parameters
// - bucket: Name of the bucket.
// - start: Earliest time.
// - stop: Latest time, not included. Default is `now()`.
// - org: Name of the organization. Default is `""`.
// - host: URL of the server. Default is `""`.
// - token: Token of the server. Default is `""`.
//
// ## Example
// ```flux
// import "contrib/jsternberg/influxdb"
//
// influxdb.from(bucket: "telegraf", start: -1h)
// ```
from = (bucket, start, stop=now(), org="", host="", token="") => {
    // An empty text is not the same as no argument.
    withToken = () =>
        if host == "" and org == "" then
            influxdb.from(bucket, token)
        else if host == "" then
            influxdb.from(bucket, org, token)
        else if org == "" then
            influxdb.from(bucket, host, token)
        else
            influxdb.from(bucket, org, host, token)
    withoutToken = () =>
        if host == "" and org == "" then
            influxdb.from(bucket)
        else if host == "" then
            influxdb.from(bucket, org)
        else if org == "" then
            influxdb.from(bucket, host)
        else
            influxdb.from(bucket, org, host)
    source = if token == "" then withoutToken() else withToken()

    return source |> range(start: start, stop: stop)
}

// _from is `from`, for functions with a parameter of that name.
_from = from

// select reads fields of a measurement as columns.
//
// ## Parameters
// - from: Name of the bucket.
// - start: Earliest time.
// - stop: Latest time, not included. Default is `now()`.
// - m: Measurement to read.
// - fields: Fields to read. Default is `[]`: all.
// - org: Name of the organization. Default is `""`.
// - host: URL of the server. Default is `""`.
// - token: Token of the server. Default is `""`.
// - where: Predicate of a row `r`. Default is true for all rows.
//
// ## Example
// ```flux
// import "contrib/jsternberg/influxdb"
//
// influxdb.select(from: "telegraf", start: -1h, m: "cpu", fields: ["usage_user"], where: (r) => r.host == "web-1")
// ```
select = (from, start, stop=now(), m, fields=[], org="", host="", token="", where=(r) => true) => {
    all =
        _from(bucket: from, start: start, stop: stop, org: org, host: host, token: token)
            |> filter(fn: (r) => r._measurement == m)
            |> filter(fn: where)
    chosen =
        if length(arr: fields) == 0 then
            all
        else
            all |> filter(fn: (r) => contains(value: r._field, set: fields))

    return
        chosen
            |> v1.fieldsAsCols()
            |> _mask(columns: ["_measurement", "_start", "_stop"])
}
