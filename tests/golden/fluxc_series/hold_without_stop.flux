import "fluxc/series"
import "sampledata"

sampledata.float()
    |> series.holdMean()

// ---
//
// --- stderr
// fluxc: `events.duration`: no column `_stop` in table {tag: "t1"}; columns: _time, tag, _value
//   at hold_without_stop.flux:5:8, calling `series.holdMean`
//   |
// 5 |     |> series.holdMean()
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
