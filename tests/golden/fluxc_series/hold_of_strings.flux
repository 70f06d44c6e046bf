import "fluxc/series"
import "sampledata"

sampledata.string()
    |> range(start: sampledata.start, stop: sampledata.stop)
    |> series.holdIntegral()

// ---
//
// --- stderr
// fluxc: cannot convert string "smpl_g9qczs" to float due to invalid syntax
//   in table {tag: "t1"}
//   at fluxc/series/series.flux:133:64
//   at hold_of_strings.flux:6:8, calling `series.holdIntegral`
//   |
// 6 |     |> series.holdIntegral()
//   |        ^^^^^^^^^^^^^^^^^^^
// --- exit 1
