// The rows before the one that fails are sent, whatever the chunks, and whichever of several steps fails first.
import "array"

data = array.from(rows: [{_value: 1}, {_value: 2}, {_value: 3}, {_value: 4}])

data
    |> map(fn: (r) => ({_value: r._value, inverse: 12 / (r._value - 4)}))
    |> filter(fn: (r) => 12 / (r._value - 3) < 0)

// ---
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_value,inverse
// ,,0,1,-4
// ,,0,2,-6
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `12 / (r._value - 3)`: cannot divide by zero
//   at rows_before_a_failure.flux:8:26
//   at rows_before_a_failure.flux:8:8",
// --- stderr
// fluxc: cannot evaluate `12 / (r._value - 3)`: cannot divide by zero
//   at rows_before_a_failure.flux:8:26
//   |
// 8 |     |> filter(fn: (r) => 12 / (r._value - 3) < 0)
//   |                          ^^
//   at rows_before_a_failure.flux:8:8
// --- exit 1
