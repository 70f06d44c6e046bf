// explain: --jit never
import "array"
import "fluxc/alert"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _level: "crit", v: 1}])
    |> alert.publish(topic: "cpu")

// ---
// == plan as written
// alert.publish (line 6, in alert.publish)
//     topic: cpu
//   map (line 6, in alert.publish)
//       fn: (r) => ({r with _alert_id: "", _alert_message: "", _alert_level: "", _alert_details: ""})
//     memoryTables (line 5)
//         from: array.from
//         tables: 1
//         rows: 1
//
// == rules
// FusePipelineRule: 1 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// alert.publish (line 6, in alert.publish)
//     topic: cpu
//   pipeline (line 6, in alert.publish)
//       map: (r) => ({r with _alert_id: "", _alert_message: "", _alert_level: "", _alert_details: ""})
//       runs: as rows come
//       because: no group key changes
//     memoryTables (line 5)
//         from: array.from
//         tables: 1
//         rows: 1
//
// == functions of rows
// map (line 6): runs on many rows at once
