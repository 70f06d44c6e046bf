// Package statsmodels fits models to values.
//
// ## Metadata
// introduced: 0.90.0
package statsmodels


// linearRegression fits a line to the values of a table, with the row numbers as `x`, and returns for each row the
// value `y`, the line's value `y_hat`, the squared error `errors`, the `slope` and the sums that the line was found from.
//
// ## Example
// ```flux
// import "contrib/anaisdg/statsmodels"
// import "sampledata"
//
// sampledata.float()
//     |> range(start: sampledata.start, stop: sampledata.stop)
//     |> filter(fn: (r) => r.tag == "t1")
//     |> statsmodels.linearRegression()
// ```
linearRegression = (tables=<-) => {
    points =
        tables
            |> rename(columns: {_value: "y"})
            |> map(fn: (r) => ({r with x: 1.0}))
            |> cumulativeSum(columns: ["x"])
    sums =
        points
            |> reduce(
                identity: {N: 0.0, sx: 0.0, sy: 0.0, sxx: 0.0, sxy: 0.0},
                fn: (r, accumulator) =>
                    ({
                        N: accumulator.N + 1.0,
                        sx: accumulator.sx + r.x,
                        sy: accumulator.sy + r.y,
                        sxx: accumulator.sxx + r.x * r.x,
                        sxy: accumulator.sxy + r.x * r.y,
                    }),
            )
            |> findRecord(fn: (key) => true, idx: 0)
    meanX = sums.sx / sums.N
    meanY = sums.sy / sums.N
    slope = (sums.sxy - meanX * meanY * sums.N) / (sums.sxx - sums.N * meanX * meanX)
    intercept = meanY - slope * meanX

    return
        points
            |> map(
                fn: (r) =>
                    ({r with
                        N: sums.N,
                        slope: slope,
                        sx: sums.sx,
                        sxx: sums.sxx,
                        sxy: sums.sxy,
                        sy: sums.sy,
                        y_hat: slope * r.x + intercept,
                    }),
            )
            |> map(fn: (r) => ({r with errors: (r.y - r.y_hat) ^ 2.0}))
}
