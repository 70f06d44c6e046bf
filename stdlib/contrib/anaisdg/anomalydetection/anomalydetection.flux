// Package anomalydetection finds values that do not fit the others.
//
// ## Metadata
// introduced: 0.90.0
package anomalydetection


import "math"

// mad marks values that lie far from the median of their time, measured by the median absolute deviation (MAD): `level`
// is `"anomaly"` or `"normal"`.
//
// ## Parameters
// - table: Input tables.
// - threshold: Number of deviations from which a value is an anomaly. Default is `3.0`.
//
// ## Example
// ```flux
// import "array"
// import "contrib/anaisdg/anomalydetection"
//
// array.from(
//     rows: [
//         {_time: 2024-01-01T00:00:00Z, host: "a", _value: 1.0},
//         {_time: 2024-01-01T00:00:00Z, host: "b", _value: 1.2},
//         {_time: 2024-01-01T00:00:00Z, host: "c", _value: 9.0},
//     ],
// )
//     |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
//     |> group(columns: ["host"])
//     |> anomalydetection.mad()
// ```
mad = (table=<-, threshold=3.0) => {
    // Makes the deviation comparable to the standard deviation of normally distributed values.
    scale = 1.4826
    data = table |> group(columns: ["_time"], mode: "by")
    med = data |> median(column: "_value")
    diff =
        join(tables: {data: data, med: med}, on: ["_time"], method: "inner")
            |> map(fn: (r) => ({r with _value: math.abs(x: r._value_data - r._value_med)}))
            |> drop(columns: ["_start", "_stop", "_value_data", "_value_med"])
    diff_med =
        diff
            |> median(column: "_value")
            |> map(fn: (r) => ({r with MAD: r._value * scale}))
            |> filter(fn: (r) => r.MAD > 0.0)

    return
        join(tables: {diff: diff, diff_med: diff_med}, on: ["_time"], method: "inner")
            |> map(fn: (r) => ({r with _value: r._value_diff / r._value_diff_med}))
            |> map(fn: (r) => ({r with level: if r._value < threshold then "normal" else "anomaly"}))
}
