import "array"

array.from(rows: [{a: 10, b: 0}])
    |> map(fn: (r) => ({r with c: r.a % r.b}))
