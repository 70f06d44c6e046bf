import "array"

array.from(rows: [{n: 3}])
    |> map(
        fn: (r) => {
            n = r.n
            double = (x) => x * 2

            return double(x: n)
        },
    )
