// data: metrics ../store/metrics.lp
// Parameters have their names whatever their order, so the columns that are read are those of the row.
from(bucket: "metrics")
    |> range(start: 2020-01-01T00:00:00Z)
    |> reduce(
        fn: (accumulator, r) => ({n: accumulator.n + 1, last: string(v: r._value), at: r._time}),
        identity: {n: 0, last: "", at: 1970-01-01T00:00:00Z},
    )
