// Package tasks tells scripts that a task server runs about their earlier runs.
//
// ## Metadata
// introduced: 0.84.0
package tasks


// _zeroTime stands for "never".
builtin _zeroTime : time

// lastSuccessTime is when the task last ended without an error. Task servers set it.
option lastSuccessTime = _zeroTime

// _lastSuccess is what `lastSuccess` calls.
builtin _lastSuccess : (orTime: T, lastSuccessTime: time) => time where T: Timeable

// lastSuccess returns when the task last ended without an error, or `orTime` when it never did or when no task server
// runs the script.
//
// ## Parameters
// - orTime: Time, or duration relative to now.
//
// ## Example
// ```flux
// import "influxdata/influxdb/tasks"
//
// from(bucket: "telegraf")
//     |> range(start: tasks.lastSuccess(orTime: -1h))
// ```
lastSuccess = (orTime) => _lastSuccess(orTime, lastSuccessTime)
