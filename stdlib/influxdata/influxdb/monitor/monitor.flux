// Package monitor checks data against thresholds, keeps the resulting statuses in a bucket and sends notifications.
//
// ## Metadata
// introduced: 0.39.0
package monitor


import "experimental"
import "influxdata/influxdb"
import "influxdata/influxdb/v1"

// bucket is where statuses and notifications are kept.
bucket = "_monitoring"

// write is how `check` keeps statuses. Those of a server are written by `experimental.to` with its `host`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/monitor"
// import "influxdata/influxdb/schema"
//
// option monitor.write = (tables=<-) => tables |> yield(name: "statuses")
//
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> filter(fn: (r) => r._measurement == "cpu")
//     |> schema.fieldsAsCols()
//     |> monitor.check(
//         data: {_check_id: "cpu-1", _check_name: "CPU load", _type: "threshold", tags: {}},
//         messageFn: (r) => "load is ${r.usage_user}",
//         crit: (r) => r.usage_user > 90.0,
//     )
// ```
option write = (tables=<-) => tables |> experimental.to(bucket: bucket)

// log is how `notify` keeps notifications. Those of a server are written by `experimental.to` with its `host`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/monitor"
//
// option monitor.log = (tables=<-) => tables |> yield(name: "notifications")
//
// send = (tables=<-) => tables |> map(fn: (r) => ({r with _sent: "true"}))
//
// monitor.from(start: -1h)
//     |> monitor.notify(endpoint: send, data: {_notification_rule_name: "critical"})
// ```
option log = (tables=<-) => tables |> experimental.to(bucket: bucket)

// levelOK is the level of a status that asks for nothing.
levelOK = "ok"

// levelInfo is the level of a status worth knowing.
levelInfo = "info"

// levelWarn is the level of a status that may become a problem.
levelWarn = "warn"

// levelCrit is the level of a status that is a problem.
levelCrit = "crit"

// levelUnknown is the level of a status for which no level was found.
levelUnknown = "unknown"

// from reads the statuses of a range of time, fields as columns.
//
// ## Parameters
// - start: Earliest time.
// - stop: Latest time, not included. Default is `now()`.
// - fn: Predicate of a row `r`. Default is true for all rows.
// - host: URL of the server that has the bucket. Without it, it is the embedded store.
// - org: Name or ID of the organization.
// - token: Token of the server.
//
// ## Example
// ```flux
// import "influxdata/influxdb/monitor"
//
// monitor.from(start: -1h, fn: (r) => r._level == "crit")
// ```
from = (start, stop=now(), fn=(r) => true, host="", org="", token="") =>
    influxdb.from(bucket: bucket, host: host, org: org, token: token)
        |> range(start: start, stop: stop)
        |> filter(fn: (r) => r._measurement == "statuses")
        |> filter(fn: fn)
        |> v1.fieldsAsCols()

// logs reads the notifications of a range of time, fields as columns.
//
// ## Parameters
// - start: Earliest time.
// - stop: Latest time, not included. Default is `now()`.
// - fn: Predicate of a row `r`.
// - host: URL of the server that has the bucket. Without it, it is the embedded store.
// - org: Name or ID of the organization.
// - token: Token of the server.
//
// ## Example
// ```flux
// import "influxdata/influxdb/monitor"
//
// monitor.logs(start: -1h, fn: (r) => r._sent == "false")
// ```
logs = (start, stop=now(), fn, host="", org="", token="") =>
    influxdb.from(bucket: bucket, host: host, org: org, token: token)
        |> range(start: start, stop: stop)
        |> filter(fn: (r) => r._measurement == "notifications")
        |> filter(fn: fn)
        |> v1.fieldsAsCols()

// check gives every row a level and a message and keeps the result as statuses. The first predicate that holds decides
// the level, in the order `crit`, `warn`, `info`, `ok`.
//
// ## Parameters
// - tables: Input tables, fields as columns.
// - data: Record with `_check_id`, `_check_name`, `_type` and the record `tags`, which become columns.
// - messageFn: Function that returns the message of a row `r`.
// - crit: Predicate of rows that are critical. Default is false for all rows.
// - warn: Predicate of rows to warn of. Default is false for all rows.
// - info: Predicate of rows worth knowing. Default is false for all rows.
// - ok: Predicate of rows that are fine. Default is true for all rows.
//
// ## Example
// ```flux
// import "influxdata/influxdb/monitor"
// import "influxdata/influxdb/schema"
//
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> filter(fn: (r) => r._measurement == "cpu")
//     |> schema.fieldsAsCols()
//     |> monitor.check(
//         data: {_check_id: "cpu-1", _check_name: "CPU load", _type: "threshold", tags: {team: "web"}},
//         messageFn: (r) => "${r.host} is ${r._level}: load is ${r.usage_user}",
//         crit: (r) => r.usage_user > 90.0,
//         warn: (r) => r.usage_user > 70.0,
//     )
// ```
check = (tables=<-, data, messageFn, crit=(r) => false, warn=(r) => false, info=(r) => false, ok=(r) => true) => {
    levelOf = (r) =>
        if crit(r: r) then
            levelCrit
        else if warn(r: r) then
            levelWarn
        else if info(r: r) then
            levelInfo
        else if ok(r: r) then
            levelOK
        else
            levelUnknown

    return
        tables
            |> experimental.set(o: data.tags)
            |> experimental.group(mode: "extend", columns: experimental.objectKeys(o: data.tags))
            |> map(
                fn: (r) =>
                    ({r with
                        _check_id: data._check_id,
                        _check_name: data._check_name,
                        _type: data._type,
                        _measurement: "statuses",
                        _source_measurement: r._measurement,
                        _source_timestamp: int(v: r._time),
                        _time: now(),
                        _level: levelOf(r: r),
                    }),
            )
            |> map(fn: (r) => ({r with _message: messageFn(r: r)}))
            |> experimental.group(
                mode: "extend",
                columns: ["_check_id", "_check_name", "_type", "_source_measurement", "_level"],
            )
            |> write()
}

// notify sends a notification per row and keeps what became of it.
//
// ## Parameters
// - tables: Input tables: statuses.
// - endpoint: Function that sends a stream's rows, as the `endpoint` functions of packages make them.
// - data: Record of columns to add.
//
// ## Example
// ```flux
// import "influxdata/influxdb/monitor"
// import "slack"
//
// // no run: posts to a server
// send = slack.endpoint(token: "…")
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> monitor.notify(
//         endpoint: send(mapFn: (r) => ({channel: "#alerts", text: r._message, color: "danger"})),
//         data: {_notification_rule_id: "1", _notification_rule_name: "critical"},
//     )
// ```
notify = (tables=<-, endpoint, data) =>
    tables
        |> experimental.set(o: data)
        |> experimental.group(mode: "extend", columns: experimental.objectKeys(o: data))
        |> map(
            fn: (r) =>
                ({r with _measurement: "notifications", _status_timestamp: int(v: r._time), _time: now()}),
        )
        |> endpoint()
        |> experimental.group(mode: "extend", columns: ["_sent"])
        |> log()

// _changes keeps the rows at which the number `level_value` changes, in order of time, as far as `keep` holds for the
// difference. Tables are put together over levels first.
_changes = (tables=<-, keepFn) =>
    tables
        |> duplicate(column: "_level", as: "____temp_level____")
        |> drop(columns: ["_level"])
        |> rename(columns: {"____temp_level____": "_level"})
        |> sort(columns: ["_source_timestamp", "_time"], desc: false)
        |> difference(columns: ["level_value"])
        |> filter(fn: keepFn)
        |> drop(columns: ["level_value"])
        |> experimental.group(mode: "extend", columns: ["_level"])

// _stateChanges is `stateChanges` for a given level on at least one side.
_stateChanges = (fromLevel="any", toLevel="any", tables=<-) => {
    isAfter = (r) => if toLevel == "any" then exists r._level and r._level != fromLevel else r._level == toLevel
    isBefore = (r) => if fromLevel == "any" then exists r._level and r._level != toLevel else r._level == fromLevel

    return
        tables
            |> map(fn: (r) => ({r with level_value: if isAfter(r: r) then 1 else if isBefore(r: r) then 0 else -10}))
            |> _changes(keepFn: (r) => r.level_value == 1)
}

// stateChangesOnly keeps the statuses whose level differs from the one before.
//
// ## Example
// ```flux
// import "influxdata/influxdb/monitor"
//
// monitor.from(start: -1h)
//     |> monitor.stateChangesOnly()
// ```
//
// ## Metadata
// introduced: 0.65.0
stateChangesOnly = (tables=<-) => {
    rank = (level) =>
        if level == levelCrit then
            4
        else if level == levelWarn then
            3
        else if level == levelInfo then
            2
        else if level == levelOK then
            1
        else
            0

    return
        tables
            |> map(fn: (r) => ({r with level_value: rank(level: r._level)}))
            |> _changes(keepFn: (r) => r.level_value != 0)
}

// stateChanges keeps the statuses at which the level changes from one to another.
//
// ## Parameters
// - fromLevel: Level before. Default is `"any"`.
// - toLevel: Level after. Default is `"any"`.
// - tables: Input tables: statuses.
//
// ## Example
// ```flux
// import "influxdata/influxdb/monitor"
//
// monitor.from(start: -1h)
//     |> monitor.stateChanges(fromLevel: "ok", toLevel: "crit")
// ```
//
// ## Metadata
// introduced: 0.42.0
stateChanges = (fromLevel="any", toLevel="any", tables=<-) =>
    if fromLevel == "any" and toLevel == "any" then
        tables |> stateChangesOnly()
    else
        tables |> _stateChanges(fromLevel: fromLevel, toLevel: toLevel)

// deadman keeps the last row of every table and tells in `dead` whether it is older than a time.
//
// ## Parameters
// - t: Time since which there must be a row.
// - tables: Input tables.
//
// ## Example
// ```flux
// import "date"
// import "influxdata/influxdb/monitor"
//
// from(bucket: "telegraf")
//     |> range(start: -1h)
//     |> monitor.deadman(t: date.sub(d: 5m, from: now()))
// ```
deadman = (t, tables=<-) =>
    tables
        |> max(column: "_time")
        |> map(fn: (r) => ({r with dead: r._time < t}))
