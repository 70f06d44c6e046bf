// Whatever calls a function of rows names the expression that fails.
import "array"
import "experimental"
import "generate"
import "join"

data = array.from(rows: [{_time: 2024-01-01T00:00:00Z, n: 4}, {_time: 2024-01-01T00:01:00Z, n: 0}])
timed =
    data
        |> experimental.group(mode: "extend", columns: [])
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z)
share = (n, of) => of / n
run = (stream) => () => ({n: length(arr: stream |> findColumn(fn: (key) => true, column: "q"))})
message = (stream) => experimental.catch(fn: run(stream: stream)).msg
fold = (r, accumulator) => ({q: share(n: r.n, of: accumulator.q)})

array.from(
    rows: [
        {by: "reduce", _value: message(stream: data |> reduce(identity: {q: 100}, fn: fold))},
        {
            by: "reduce of windows",
            _value:
                message(
                    stream:
                        timed
                            |> aggregateWindow(
                                every: 1m,
                                fn: (tables=<-, column) => tables |> reduce(identity: {q: 100}, fn: fold),
                            ),
                ),
        },
        {
            by: "reduce, converted",
            _value:
                message(
                    stream:
                        data
                            |> reduce(identity: {q: 100}, fn: (r, accumulator) => ({q: accumulator.q + int(v: "${r.n}x")})),
                ),
        },
        {
            by: "generate.from",
            _value:
                message(
                    stream:
                        generate.from(
                            start: 2024-01-01T00:00:00Z,
                            stop: 2024-01-01T00:00:10Z,
                            count: 10,
                            fn: (n) => if n < 2 then n else share(n: 3 - n, of: 12),
                        )
                            |> rename(columns: {_value: "q"}),
                ),
        },
        {
            by: "join.inner",
            _value:
                message(
                    stream:
                        join.inner(
                            left: data,
                            right: data,
                            on: (l, r) => l._time == r._time,
                            as: (l, r) => ({q: [share(n: r.n, of: l.n)][0] + 1}),
                        ),
                ),
        },
        {
            by: "experimental.join",
            _value:
                message(
                    stream:
                        experimental.join(
                            left: data,
                            right: data,
                            fn: (left, right) => ({_time: left._time, q: if left.n == 4 or 1 / right.n > 0 then 1 else 2}),
                        ),
                ),
        },
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,by,_value
// ,,0,reduce,cannot evaluate `accumulator.q / r.n`: cannot divide by zero
// ,,0,reduce of windows,cannot evaluate `accumulator.q / r.n`: cannot divide by zero
// ,,0,"reduce, converted","cannot evaluate `int(v: ""${r.n}x"")`: cannot convert string ""4x"" to int due to invalid syntax"
// ,,0,generate.from,cannot evaluate `12 / (3 - n)`: cannot divide by zero
// ,,0,join.inner,cannot evaluate `l.n / r.n`: cannot divide by zero
// ,,0,experimental.join,cannot evaluate `1 / right.n`: cannot divide by zero
//
