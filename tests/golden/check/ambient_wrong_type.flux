// check: --ambient v --ambient v.host=web01
x = v.windowPeriod + 1
y = v.host + v.bucket

// ---
// error[E0302]: cannot add a duration and an int
//  --> ambient_wrong_type.flux:2:22
//   |
// 2 | x = v.windowPeriod + 1
//   |                      ^ an int
//   |     -------------- a duration
//
// --- exit 1
