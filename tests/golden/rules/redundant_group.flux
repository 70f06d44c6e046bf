// explain: --jit never
// data: metrics ../store/metrics.lp
// A group by the key that tables have is left out; not where tables can share a key, as clipped windows do.
import "experimental"

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

cpu
    |> group(columns: ["_field"])
    |> sort()
    |> group(columns: ["_field"])
    |> yield(name: "fires 1")
cpu
    |> group()
    |> filter(fn: (r) => r._value > 1.0)
    |> group()
    |> yield(name: "fires 2")
cpu
    |> group(columns: ["_field", "_measurement"])
    |> experimental.group(mode: "extend", columns: ["_field"])
    |> yield(name: "fires 3")

cpu
    |> group(columns: ["_field"])
    |> group(columns: ["_field", "_measurement"])
    |> yield(name: "stays 1")
cpu
    |> group(columns: ["_field"])
    |> group(columns: ["_time", "_value"], mode: "except")
    |> yield(name: "stays 2")
cpu
    |> group()
    |> window(every: 10s, period: 20s)
    |> group(columns: ["_start", "_stop"])
    |> yield(name: "stays 3")

// ---
// == plan as written
// yield
//     name: "fires 1"
//   group
//       mode: by
//       columns: _field
//     sort
//         columns: _value
//       group
//           mode: by
//           columns: _field
//         filter #1
//             fn: (r) => r._measurement == "cpu" and r._field == "usage"
//           range
//               range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//             from
//                 bucket: "metrics"
// yield
//     name: "fires 2"
//   group
//       mode: by
//       columns:
//     filter
//         fn: (r) => r._value > 1.0
//       group
//           mode: by
//           columns:
//         filter (shared #1)
// yield
//     name: "fires 3"
//   group
//       mode: extend
//       columns: _field
//     group
//         mode: by
//         columns: _field, _measurement
//       filter (shared #1)
// yield
//     name: "stays 1"
//   group
//       mode: by
//       columns: _field, _measurement
//     group
//         mode: by
//         columns: _field
//       filter (shared #1)
// yield
//     name: "stays 2"
//   group
//       mode: except
//       columns: _time, _value
//     group
//         mode: by
//         columns: _field
//       filter (shared #1)
// yield
//     name: "stays 3"
//   group
//       mode: by
//       columns: _start, _stop
//     window
//         every: 10s
//         period: 20s
//       group
//           mode: by
//           columns:
//         filter (shared #1)
//
// == rules
// PushRangeIntoScanRule: 1 ×
// RedundantGroupRule: 3 ×
// PushIntoSourceRule: 1 ×
// FactsOfSeriesRule: 1 ×
// FilterPastGroupRule: 1 ×
// RepeatedSubplansRule: 2 ×
// FusePipelineRule: 1 ×
//
// == plan as it will run
// yield
//     name: "fires 1"
//     runs: row by row; keeps nothing
//   sort
//       columns: _value
//       runs: sorts each table; keeps one table
//       because: rows may come in any order
//     group #1
//         mode: by
//         columns: _field
//         runs: moves tables without looking at rows, and joins neighbours whose keys become equal; keeps one table
//         because: the new keys are made of the first columns of the old ones, which ascend
//       scan #2
//           bucket: "metrics"
//           range: 2024-01-01T00:00:00Z .. 2024-01-02T00:00:00Z
//           predicate: (r) => r._measurement == "cpu"
//           predicate: (r) => r._field == "usage"
//           values: float
//           tags: host, region
//           runs: reads and sends; keeps nothing
// yield
//     name: "fires 2"
//     runs: row by row; keeps nothing
//   group
//       mode: by
//       columns:
//       runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//       because: all tables become one
//     pipeline
//         filter: (r) => r._value > 1.0
//         runs: row by row; keeps nothing
//         because: group keys stay as they are
//       scan (shared #2)
// yield
//     name: "fires 3"
//     runs: row by row; keeps nothing
//   group
//       mode: by
//       columns: _field, _measurement
//       runs: moves tables without looking at rows, and joins neighbours whose keys become equal; keeps one table
//       because: the new keys are made of the first columns of the old ones, which ascend
//     scan (shared #2)
// yield
//     name: "stays 1"
//     runs: row by row; keeps nothing
//   group
//       mode: by
//       columns: _field, _measurement
//       runs: hashes rows by their new keys; keeps all tables; puts tables in order of their keys
//       because: `_measurement` may differ from row to row
//     group (shared #1)
// yield
//     name: "stays 2"
//     runs: row by row; keeps nothing
//   group
//       mode: except
//       columns: _time, _value
//       runs: hashes rows by their new keys; keeps all tables; puts tables in order of their keys
//       because: `_measurement` may differ from row to row
//     group (shared #1)
// yield
//     name: "stays 3"
//     runs: row by row; keeps nothing
//   group
//       mode: by
//       columns: _start, _stop
//       runs: moves tables without looking at rows, and joins neighbours whose keys become equal; keeps one table
//       because: the new keys are made of the first columns of the old ones, which ascend
//     window
//         every: 10s
//         period: 20s
//         runs: cuts each table into windows and sends them; keeps one table
//         because: there is one table
//       group
//           mode: by
//           columns:
//           runs: moves tables without looking at rows; keeps all tables; puts tables in order of their keys
//           because: all tables become one
//         scan (shared #2)
//
// == pipelines and their kernels
// pipeline 1: scan → filter
// %0 time = column _start
// %1 time = column _stop
// %2 time = column _time
// %3 float = column _value
// %4 string = column _field
// %5 string = column _measurement
// %6 string = column host
// %7 string = column region
// %8 float = constant 1.0
// %9 bool = greater %3, %8
// %10 bool = is_true %9
// select %10
// output _start = %0
// output _stop = %1
// output _time = %2
// output _value = %3
// output _field = %4
// output _measurement = %5
// output host = %6
// output region = %7
