// explain: --jit never
// data: metrics floats.lp
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> drop(columns: ["_value"])
    |> limit(n: 2, offset: 1)

// ---
// == plan as written
// limit
//     n: 2
//     offset: 1
//   project
//       drop: [_value]
//     range
//         range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       from
//           bucket: "metrics"
//
// == rules
// PushRangeIntoScanRule: 1 ×
// LimitPastProjectRule: 1 ×
// PushIntoSourceRule: 1 ×
//
// == what was not pushed down
// `drop(columns: ["_value"])` stays outside store: the store does only what spares it reading
//
// == plan as it will run
// project
//     drop: [_value]
//     runs: passes tables on with the columns that are left; keeps nothing
//     because: all columns of the group keys are left, so no tables become one
//   scan
//       bucket: "metrics"
//       range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//       limit: n: 2, offset: 1
//       runs: reads and sends; keeps nothing
