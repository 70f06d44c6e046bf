// Package alert publishes rows into topics, where event handlers of the server take them: programs that run, files,
// web servers, mail. It belongs to fluxc: other engines for Flux do not have it.
//
// A topic remembers the last event of each ID. Rows are published in the order of their times, as far as an alert has
// something to say: all that are not `ok`, and the first that is `ok` again. What an event tells of a row are its
// measurement, the strings of its group key as tags, and its other columns as fields, without those that begin with `_`.
// Topics are on servers (`fluxc serve`): a script that runs elsewhere fails.
package alert


// _publish takes the columns that `publish` makes, and takes them away.
builtin _publish : (
        <-tables: stream[{A with _alert_id: string, _alert_message: string, _alert_level: string, _alert_details: string}],
        topic: string,
    ) => stream[A]
    where
    A: Record

// _send publishes one row at once and tells whether that worked.
builtin _send : (topic: string, row: A, event: B) => bool where A: Record, B: Record

// publish publishes rows into a topic and passes them on.
//
// ## Parameters
// - topic: Name of the topic.
// - id: Function that returns the ID of a row's event. Default is the name of the check or of the measurement, with the
//   tags: `cpu:host=a`. So is it where the function returns an empty string, as for those below.
// - message: Function that returns the message. Default is the column `_message`, or else `<id> is <level>`.
// - level: Function that returns `ok`, `info`, `warn`, `crit`, or `unknown`, which is not published. Default is the
//   column `_level`, as `monitor.check` makes it.
// - details: Function that returns more to tell. Default is none.
// - tables: Input tables. The time of an event is that of `_source_timestamp`, or else of `_time`.
//
// ## Example
// ```flux
// import "fluxc/alert"
//
// // no run: the topic is on a server
// from(bucket: "telegraf")
//     |> range(start: -1m)
//     |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage_idle")
//     |> mean()
//     |> duplicate(column: "_stop", as: "_time")
//     |> alert.publish(
//         topic: "cpu",
//         level: (r) => if r._value < 10.0 then "crit" else "ok",
//         message: (r) => "Hey, check your CPU",
//     )
// ```
publish = (
    tables=<-,
    topic,
    id=(r) => "",
    message=(r) => "",
    level=(r) => "",
    details=(r) => "",
) =>
    tables
        |> map(
            fn: (r) =>
                ({r with
                    _alert_id: id(r: r),
                    _alert_message: message(r: r),
                    _alert_level: level(r: r),
                    _alert_details: details(r: r),
                }),
        )
        |> _publish(topic: topic)

// publishStatuses publishes statuses, as `monitor.check` makes them, into a topic and passes them on. Where there are no
// topics it does nothing else. `tickscript.alert` calls it for its `topic`.
//
// ## Parameters
// - topic: Name of the topic.
// - tables: Input tables: statuses. Their columns `id` and `details` become ID and details of the events.
//
// ## Example
// ```flux
// import "fluxc/alert"
// import "influxdata/influxdb/monitor"
//
// monitor.from(start: -1h)
//     |> alert.publishStatuses(topic: "cpu")
// ```
builtin publishStatuses : (<-tables: stream[A], topic: string) => stream[A] where A: Record

// endpoint returns a function for `monitor.notify` that publishes each row into a topic at once.
//
// ## Parameters
// - topic: Name of the topic.
//
// ## Example
// ```flux
// import "fluxc/alert"
// import "influxdata/influxdb/monitor"
//
// // no run: the topic is on a server
// send = alert.endpoint(topic: "cpu")
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> monitor.notify(
//         endpoint: send(mapFn: (r) => ({message: r._message, details: "see the dashboard"})),
//         data: {_notification_rule_id: "1", _notification_rule_name: "critical"},
//     )
// ```
endpoint = (topic) =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(fn: (r) => ({r with _sent: string(v: _send(topic: topic, row: r, event: mapFn(r: r)))}))
