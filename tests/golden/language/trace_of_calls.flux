import "array"

divide = (d) => 10 / d
half = (r) => {
    x = divide(d: r._value)

    return x / 2
}

array.from(rows: [{v: half(r: {_value: 0})}])

// ---
//
// --- stderr
// fluxc: cannot divide by zero
//   at trace_of_calls.flux:3:17 in `divide`
//   |
// 3 | divide = (d) => 10 / d
//   |                 ^^
//   at trace_of_calls.flux:5:9 in `half`
//   at trace_of_calls.flux:10:23
// --- exit 1
