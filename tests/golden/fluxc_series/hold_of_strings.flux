import "fluxc/series"
import "sampledata"

sampledata.string()
    |> range(start: sampledata.start, stop: sampledata.stop)
    |> series.holdIntegral()

// ---
//
// --- stderr
// fluxc: `series.holdIntegral`: column `_value` is of type string, need a number; convert it with `toFloat`
//   in table {tag: "t1"}
//   at hold_of_strings.flux:6:8, calling `series.holdIntegral`
//   |
// 6 |     |> series.holdIntegral()
//   |        ^^^^^^^^^^^^^^^^^^^
// --- exit 1
