// check: --ambient v,task --param limit=5
bucket = v.bucktet
host = v.host
limit = params.limit + 1
burst = params.burst
every = task.evry
start = v.timeRangeStart

// ---
// error[E0309]: the record has no field `bucktet`
//  --> ambient_unknown_field.flux:2:12
//   |
// 2 | bucket = v.bucktet
//   |            ^^^^^^^ has: timeRangeStart (time), timeRangeStop (time), windowPeriod (duration), bucket (string), defaultBucket (string), organization (string)
//   |
//   = help: did you mean `bucket`?
//
// error[E0309]: the record has no field `host`
//  --> ambient_unknown_field.flux:3:10
//   |
// 3 | host = v.host
//   |          ^^^^ has: timeRangeStart (time), timeRangeStop (time), windowPeriod (duration), bucket (string), defaultBucket (string), organization (string)
//   |
//   = help: `--ambient v.host=VALUE` defines it
//
// warning[W0502]: `limit` hides the function `limit` of the standard library
//  --> ambient_unknown_field.flux:4:1
//   |
// 4 | limit = params.limit + 1
//   | ^^^^^ calls of the function below this line will fail
//
// error[E0309]: the record has no field `burst`
//  --> ambient_unknown_field.flux:5:16
//   |
// 5 | burst = params.burst
//   |                ^^^^^ has: limit (int)
//   |
//   = help: `--param burst=VALUE` defines it
//
// error[E0309]: the record has no field `evry`
//  --> ambient_unknown_field.flux:6:14
//   |
// 6 | every = task.evry
//   |              ^^^^ has: name (string), every (duration), offset (duration)
//   |
//   = help: did you mean `every`?
//
// --- exit 1
