// check:
from(bucket: v.bucket)
    |> range(start: v.timeRangeStart)

// ---
// error[E0202]: undefined name `v`
//  --> ambient_missing.flux:2:14
//   |
// 2 | from(bucket: v.bucket)
//   |              ^
//   |
//   = help: dashboards define `v` for the queries in their cells; `--ambient v` does it here, `--ambient v.bucket=…` sets a field of it
//
// --- exit 1
