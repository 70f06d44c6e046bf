// check:
from(bucket: v.bucket)
    |> range(start: v.timeRangeStart)

// ---
// error[E0202]: undefined name `v`
//  --> ambient_missing.flux:2:14
//   |
// 2 | from(bucket: v.bucket)
//   |              ^
//
// --- exit 1
