import "array"

array.from(rows: [{n: 3}])
    |> map(
        fn: (r) => {
            n = r.n
            double = (x) => x * 2

            return double(x: n)
        },
    )

// ---
//
// --- stderr
// fluxc: map function must return an object, got int; name the column: `({r with _value: …})`
//   at map_to_value_in_block.flux:4:8
//   |
// 4 |     |> map(
//   |        ^^^
// --- exit 1
