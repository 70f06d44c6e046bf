// Package tickscript helps to turn TICKscripts into tasks.
//
// ## Metadata
// introduced: 0.111.0
package tickscript


import "array"
import "experimental"
import topics "fluxc/alert"
import "influxdata/influxdb/monitor"
import "influxdata/influxdb/schema"
import "universe"

// defineCheck returns a check as `alert` and `deadman` want it.
//
// ## Parameters
// - id: ID of the check.
// - name: Name of the check.
// - type: Type of the check. Default is `"custom"`.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/tickscript"
//
// x = tickscript.defineCheck(id: "cpu-1", name: "CPU load")._type
// // x is custom
// ```
defineCheck = (id, name, type="custom") => ({_check_id: id, _check_name: name, _type: type, tags: {}})

// alert gives every row a level and keeps the result as statuses.
//
// ## Parameters
// - check: Check, as `defineCheck` returns it.
// - id: Function that returns the ID of a row's alert. Default is that of the check.
// - details: Function that returns more to tell about a row. Default is none.
// - message: Function that returns the message of a row.
// - crit: Predicate of rows that are critical. Default is false for all rows.
// - warn: Predicate of rows to warn of. Default is false for all rows.
// - info: Predicate of rows worth knowing. Default is false for all rows.
// - ok: Predicate of rows that are fine. Default is true for all rows.
// - topic: Topic to add as a tag, into which a server also publishes the statuses. Default is `""`: none.
// - tables: Input tables, fields as columns.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/tickscript"
// import "influxdata/influxdb/schema"
//
// check = tickscript.defineCheck(id: "cpu-1", name: "CPU load")
//
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> filter(fn: (r) => r._measurement == "cpu")
//     |> schema.fieldsAsCols()
//     |> tickscript.select(column: "usage_user", as: "load")
//     |> tickscript.alert(check: check, crit: (r) => r.load > 90.0, warn: (r) => r.load > 70.0)
// ```
alert = (
    check,
    id=(r) => "${r._check_id}",
    details=(r) => "",
    message=(r) => "Threshold Check: ${r._check_name} is: ${r._level}",
    crit=(r) => false,
    warn=(r) => false,
    info=(r) => false,
    ok=(r) => true,
    topic="",
    tables=<-,
) => {
    addTopic = (tables=<-) =>
        if topic == "" then
            tables
        else
            tables
                |> set(key: "_topic", value: topic)
                |> experimental.group(mode: "extend", columns: ["_topic"])
    publishTopic = (tables=<-) =>
        if topic == "" then
            tables
        else
            tables
                |> topics.publishStatuses(topic: topic)

    return
        tables
            |> drop(fn: (column) => column =~ /_st(art|op).*/)
            |> map(fn: (r) => ({r with _check_id: check._check_id, _check_name: check._check_name}))
            |> map(fn: (r) => ({r with id: id(r: r)}))
            |> map(fn: (r) => ({r with details: details(r: r)}))
            |> addTopic()
            |> monitor.check(data: check, messageFn: message, crit: crit, warn: warn, info: info, ok: ok)
            |> publishTopic()
}

// deadman alerts when there are too few rows.
//
// ## Parameters
// - check: Check, as `defineCheck` returns it.
// - measurement: Measurement of the rows.
// - threshold: Largest number of rows that is too few. Default is `0`.
// - id: Function that returns the ID of the alert. Default is that of the check.
// - message: Function that returns the message.
// - topic: Topic to add as a tag. Default is `""`: none.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/tickscript"
//
// check = tickscript.defineCheck(id: "cpu-2", name: "CPU is there", type: "deadman")
//
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_user")
//     |> tickscript.groupBy(columns: ["host"])
//     |> tickscript.deadman(check: check, measurement: "cpu", threshold: 3)
// ```
deadman = (
    check,
    measurement,
    threshold=0,
    id=(r) => "${r._check_id}",
    message=(r) => "Deadman Check: ${r._check_name} is: " + (if r.dead then "dead" else "alive"),
    topic="",
    tables=<-,
) => {
    // Without a row there is no table to count in; this one stands in for it.
    marker =
        array.from(rows: [{_time: 2000-01-01T00:00:00Z, _field: "unknown", _value: 0}])
            |> set(key: "_measurement", value: measurement)
            |> experimental.group(columns: ["_measurement"], mode: "extend")
            |> schema.fieldsAsCols()
    counted = (tables=<-) =>
        tables
            |> duplicate(column: "_measurement", as: "__value__")
            |> count(column: "__value__")
    counts =
        union(tables: [marker, tables])
            |> keep(columns: ["_measurement", "_time"])
            |> counted()
            |> findColumn(fn: (key) => key._measurement == measurement, column: "__value__")
    empty =
        marker
            |> drop(columns: ["unknown"])
            |> limit(n: 0)
    watched = if counts[0] == 1 then empty else tables

    return
        watched
            |> counted()
            |> map(fn: (r) => ({r with _time: now()}))
            |> map(fn: (r) => ({r with dead: r.__value__ <= threshold}))
            |> drop(columns: ["__value__"])
            |> alert(check: check, id: id, message: message, crit: (r) => r.dead, topic: topic)
}

// _renamed renames one column.
_renamed = (from, to, tables=<-) => tables |> rename(fn: (column) => if column == from then to else column)

// select calls a function on a column and renames the column.
//
// ## Parameters
// - column: Column to look at. Default is `"_value"`.
// - fn: Aggregate or selector. Default keeps all rows.
// - as: New name of the column.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/tickscript"
// import "sampledata"
//
// sampledata.float()
//     |> tickscript.select(fn: max, as: "highest")
// ```
select = (column="_value", fn=(column, tables=<-) => tables, as, tables=<-) =>
    tables
        |> fn(column: column)
        |> _renamed(from: column, to: as)

// selectWindow calls a function on the windows of a column and renames the column.
//
// ## Parameters
// - column: Column to look at. Default is `"_value"`.
// - fn: Aggregate or selector.
// - as: New name of the column.
// - every: Length of the windows.
// - defaultValue: Value of windows without rows.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/tickscript"
// import "sampledata"
//
// sampledata.float()
//     |> range(start: sampledata.start, stop: sampledata.stop)
//     |> tickscript.selectWindow(fn: sum, as: "total", every: 20s, defaultValue: 0.0)
// ```
selectWindow = (column="_value", fn, as, every, defaultValue, tables=<-) =>
    tables
        |> aggregateWindow(every: every, fn: fn, column: column, createEmpty: true)
        |> fill(column: column, value: defaultValue)
        |> _renamed(from: column, to: as)

// compute is `select`.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/tickscript"
// import "sampledata"
//
// sampledata.float()
//     |> tickscript.compute(fn: mean, as: "average")
// ```
compute = select

// groupBy groups rows by columns and by their measurement.
//
// ## Parameters
// - columns: Columns to group by.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/tickscript"
//
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> tickscript.groupBy(columns: ["host"])
// ```
groupBy = (columns, tables=<-) =>
    tables
        |> group(columns: columns)
        |> experimental.group(columns: ["_measurement"], mode: "extend")

// join joins two streams into a measurement.
//
// ## Parameters
// - tables: Record of the two streams.
// - on: Columns to join on. Default is `["_time"]`.
// - measurement: Measurement of the result.
//
// ## Example
// ```flux
// import "contrib/bonitoo-io/tickscript"
// import "sampledata"
//
// load = sampledata.float() |> tickscript.select(as: "load") |> group()
// heat = sampledata.int() |> tickscript.select(as: "heat") |> group()
//
// tickscript.join(tables: {load: load, heat: heat}, on: ["_time", "tag"], measurement: "both")
// ```
join = (tables, on=["_time"], measurement) =>
    universe.join(tables: tables, on: on)
        |> map(fn: (r) => ({r with _measurement: measurement}))
        |> experimental.group(columns: ["_measurement"], mode: "extend")
