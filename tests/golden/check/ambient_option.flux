// check: --ambient v
option v.bucket = "metrics"
option v.timeRangeStart = -1h
option v.bucktet = "x"

from(bucket: v.bucket) |> range(start: v.timeRangeStart) |> limit(n: v.bucket)

// ---
// error[E0309]: the record has no field `bucktet`
//  --> ambient_option.flux:4:10
//   |
// 4 | option v.bucktet = "x"
//   |          ^^^^^^^ has: timeRangeStart (duration), timeRangeStop (time), windowPeriod (duration), bucket (string), defaultBucket (string), organization (string)
//   |
//   = help: did you mean `bucket`?
//
// error[E0305]: `n` of `limit` must be an int, found a string
//  --> ambient_option.flux:6:70
//   |
// 6 | from(bucket: v.bucket) |> range(start: v.timeRangeStart) |> limit(n: v.bucket)
//   |                                                                      ^^^^^^^^ a string
//
// --- exit 1
