// check:
import "array"

data = array.from(rows: [{_value: 1.5}])
limit1 = data |> findRecord(fn: (key) => true, idx: 0)

data |> filter(fn: (r) => r._value >= limit1)

// ---
// error[E0304]: `>=` does not work on a record with _value (float)
//  --> compared_record.flux:7:39
//   |
// 7 | data |> filter(fn: (r) => r._value >= limit1)
//   |                                       ^^^^^^
//   |
//   = help: read a field of the record, as in `limit1._value`
//
// --- exit 1
