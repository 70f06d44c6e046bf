// data: metrics ../store/metrics.lp
// Columns hold their places and nulls stay; tables without rows go.
import "array"
import "internal/debug"

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

odd =
    array.from(
        rows: [
            {k: "a", _value: 2.0},
            {k: "a", _value: float(v: "NaN")},
            {k: "b", _value: debug.null(type: "float")},
            {k: "b", _value: -1.0},
            {k: "a", _value: debug.null(type: "float")},
            {k: "a", _value: 2.0},
        ],
    )

none = odd |> group(columns: ["k"]) |> filter(fn: (r) => r._value > 1.5, onEmpty: "keep")

cpu
    |> map(fn: (r) => r)
    |> yield(name: "1")
cpu
    |> map(fn: (r) => ({r with _value: r._value, _time: r._time}))
    |> yield(name: "2")
cpu
    |> map(fn: (r) => ({r with region: r.region}))
    |> yield(name: "3")
cpu
    |> map(fn: (r) => ({r with _value: r._time}))
    |> yield(name: "4")
cpu
    |> filter(fn: (r) => r._value > 100.0, onEmpty: "keep")
    |> map(fn: (r) => r)
    |> yield(name: "5")
odd
    |> map(fn: (r) => ({r with k: r.k}))
    |> yield(name: "6")
none
    |> map(fn: (r) => r)
    |> yield(name: "7")
odd
    |> map(fn: (r) => ({r with none: r.none}))
    |> yield(name: "8")

// ---
//
// --- stderr
// error[E0301]: no column `none` here
//   --> identity_map_results.flux:48:40
//    |
// 11 | odd =
//    | --- rows have: k (string), _value (float)
// ...
// 48 |     |> map(fn: (r) => ({r with none: r.none}))
//    |                                        ^^^^
//
// --- exit 1
