// check: --ambient v task v.host=web01
name = v.host + task.name + v.hots

// ---
// error[E0309]: the record has no field `hots`
//  --> ambient_two_names.flux:2:31
//   |
// 2 | name = v.host + task.name + v.hots
//   |                               ^^^^ has: timeRangeStart (time), timeRangeStop (time), windowPeriod (duration), bucket (string), defaultBucket (string), organization (string), host (string)
//   |
//   = help: did you mean `host`?
//
// --- exit 1
