import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}])
    |> range(start: 1677-09-22T00:00:00Z, stop: 2262-04-11T00:00:00Z)
    |> window(every: 1ns, createEmpty: true)

// ---
//
// --- stderr
// fluxc: `window`: 9223372036854775807 windows between 1677-09-22T00:00:00Z and 2262-04-11T00:00:00Z are more than the 10000000 that `createEmpty: true` may make; use a longer `every`, a shorter range or `createEmpty: false`
//   at window_everything.flux:5:8, calling `window`
//   |
// 5 |     |> window(every: 1ns, createEmpty: true)
//   |        ^^^^^^
// --- exit 1
