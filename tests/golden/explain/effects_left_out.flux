// explain: --kernels --jit never
// Nothing is sent and nothing is written; the bucket need not even be there.
import "array"
import "http"
import "http/requests"

status = http.post(url: "http://127.0.0.1:1/", data: bytes(v: "x"))
answer = requests.get(url: "http://127.0.0.1:1/")

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: status + answer.statusCode}])
    |> to(bucket: "nowhere")
    |> map(fn: (r) => ({r with sent: http.post(url: "http://127.0.0.1:1/", data: bytes(v: r._field))}))
    |> sort(columns: ["sent"])
    |> filter(fn: (r) => r.sent > 1)

// ---
// == plan as written
// to #1 (line 11)
//     bucket: nowhere
//   memoryTables (line 10)
//       from: array.from
//       tables: 1
//       rows: 1
// filter (line 14)
//     fn: (r) => r.sent > 1
//   sort (line 13)
//       columns: [sent]
//     map (line 12)
//         fn: (r) => ({r with sent: http.post(url: "http://127.0.0.1:1/", data: bytes(v: r._field))})
//       to (shared #1)
//
// == rules
// FusePipelineRule: 2 ×, filters, maps and window aggregates become steps of a pipeline
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// to #1 (line 11)
//     bucket: nowhere
//   memoryTables (line 10)
//       from: array.from
//       tables: 1
//       rows: 1
// pipeline (line 14)
//     filter: (r) => r.sent > 1
//     runs: as rows come
//     because: no group key changes
//   sort (line 13)
//       columns: [sent]
//       runs: sorts each table, a large one with all threads
//       memory: one table
//       because: rows may come in any order
//     pipeline (line 12)
//         map: (r) => ({r with sent: http.post(url: "http://127.0.0.1:1/", data: bytes(v: r._field))})
//         runs: as rows come
//         because: no group key changes
//       to (shared #1)
//
// == functions of rows
// map (line 12): called once for each row, which is slow, because it calls `http.post`
// filter (line 14): runs on many rows at once
// %0 time = column _time
// %1 string = column _measurement
// %2 string = column _field
// %3 int = column _value
// %4 int = column sent
// %5 int = constant 1
// %6 bool = greater %4, %5
// %7 bool = is_true %6
// select %7
// output _time = %0
// output _measurement = %1
// output _field = %2
// output _value = %3
// output sent = %4
//
// == effects left out
// http.post at effects_left_out.flux:7:10
// http/requests._do at effects_left_out.flux:8:10
// to at effects_left_out.flux:11:8
// http.post at effects_left_out.flux:12:38
