// The first row that fails is the one that counts, whatever is computed first.
import "array"

array.from(rows: [{i: 3, s: "1"}, {i: 2, s: "2"}, {i: 1, s: "3"}, {i: 0, s: "x"}])
    |> reduce(
        fn: (r, accumulator) =>
            ({
                parsed: accumulator.parsed + int(v: r.s) + 6 / r.i,
                quotient: 10 / (2 - accumulator.quotient % 4),
            }),
        identity: {parsed: 0, quotient: 0},
    )

// ---
//
// --- stderr
// fluxc: cannot evaluate `10 / (2 - accumulator.quotient % 4)`: cannot divide by zero
//   at reduce_fails_in_order.flux:9:27
//   |
// 9 |                 quotient: 10 / (2 - accumulator.quotient % 4),
//   |                           ^^
//   at reduce_fails_in_order.flux:5:8
// --- exit 1
