// check:
// A function without parameters that is handed to another one may be there to see it fail.
import "array"
import "experimental"
import "testing"

data = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.5}]) |> drop(columns: ["_value"])
failing = () => data |> drop(columns: ["_time"]) |> range(start: 2024-01-01T00:00:00Z) |> findRecord(fn: (key) => true, idx: 0)

testing.shouldError(fn: () => data |> mean() |> findRecord(fn: (key) => true, idx: 0), want: /_value/)
testing.shouldError(fn: failing, want: /_time/) |> yield(name: "time")
caught = experimental.catch(fn: () => data |> max() |> findColumn(fn: (key) => true, column: "_value"))

// ---
//
