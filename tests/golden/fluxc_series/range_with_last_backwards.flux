import "fluxc/series"
import "sampledata"

sampledata.float()
    |> series.rangeWithLast(start: sampledata.stop, stop: sampledata.start)

// ---
//
// --- stderr
// fluxc: `range`: cannot query an empty range: start 2021-01-01T00:01:00Z is not before stop 2021-01-01T00:00:00Z; swap them or widen the range
//   at fluxc/series/series.flux:87:16 in `rangeWithLast`
//   at range_with_last_backwards.flux:5:8
//   |
// 5 |     |> series.rangeWithLast(start: sampledata.stop, stop: sampledata.start)
//   |        ^^^^^^^^^^^^^^^^^^^^
// --- exit 1
