import "array"

array.from(rows: [{s: "12"}, {s: "twelve"}])
    |> map(fn: (r) => ({r with n: int(v: r.s)}))
