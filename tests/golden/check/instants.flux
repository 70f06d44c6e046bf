// check:
import "date"

hour = date.hour(t: "2024-01-01")
day = date.yearDay(t: "yesterday")
past = from(bucket: "a") |> range(start: -"1h")
recent = past |> filter(fn: (r) => r._time > -30m)

// ---
// error[E0305]: `t` of `date.hour` must be a time or a duration, found a string
//  --> instants.flux:4:21
//   |
// 4 | hour = date.hour(t: "2024-01-01")
//   |                     ^^^^^^^^^^^^ a string
//   |
//   = help: write `2024-01-01` without quotes
//
// error[E0305]: `t` of `date.yearDay` must be a time or a duration, found a string
//  --> instants.flux:5:23
//   |
// 5 | day = date.yearDay(t: "yesterday")
//   |                       ^^^^^^^^^^^ a string
//   |
//   = help: write `time(v: "yesterday")`
//
// error[E0304]: `-` does not work on a string
//  --> instants.flux:6:43
//   |
// 6 | past = from(bucket: "a") |> range(start: -"1h")
//   |                                           ^^^^
//   |
//   = help: write `1h` without quotes
//
// warning[W0501]: a time is never comparable with a duration
//  --> instants.flux:7:46
//   |
// 7 | recent = past |> filter(fn: (r) => r._time > -30m)
//   |                                              ^^^^ a duration
//   |                                    ------- a time
//   |
//   = help: `date.sub(d: 30m, from: now())` is a time; `range(start: -30m)` bounds times, too
//
// --- exit 1
