// check:
from(bucket: "b")
    |> range(start: $timeFrom, stop: ${__to})
    |> filter(fn: (r) => r.host == $host and r.cpu == ${cpu:raw})
    |> aggregateWindow(every: $__interval, fn: mean)

// ---
// error[E0143]: `$timeFrom` is a variable of a dashboard, which fluxc does not fill in
//  --> dashboard_variables.flux:3:21
//   |
// 3 |     |> range(start: $timeFrom, stop: ${__to})
//   |                     ^^^^^^^^^
//   |
//   = help: write a value in its place, or `v.timeRangeStart`
//
// error[E0143]: `${__to}` is a variable of a dashboard, which fluxc does not fill in
//  --> dashboard_variables.flux:3:38
//   |
// 3 |     |> range(start: $timeFrom, stop: ${__to})
//   |                                      ^^^^^^^
//   |
//   = help: write a value in its place, or `v.timeRangeStop`
//
// error[E0143]: `$host` is a variable of a dashboard, which fluxc does not fill in
//  --> dashboard_variables.flux:4:36
//   |
// 4 |     |> filter(fn: (r) => r.host == $host and r.cpu == ${cpu:raw})
//   |                                    ^^^^^
//   |
//   = help: write a value in its place
//
// error[E0143]: `${cpu:raw}` is a variable of a dashboard, which fluxc does not fill in
//  --> dashboard_variables.flux:4:55
//   |
// 4 |     |> filter(fn: (r) => r.host == $host and r.cpu == ${cpu:raw})
//   |                                                       ^^^^^^^^^^
//   |
//   = help: write a value in its place
//
// error[E0143]: `$__interval` is a variable of a dashboard, which fluxc does not fill in
//  --> dashboard_variables.flux:5:31
//   |
// 5 |     |> aggregateWindow(every: $__interval, fn: mean)
//   |                               ^^^^^^^^^^^
//   |
//   = help: write a value in its place, or `v.windowPeriod`
//
// --- exit 1
