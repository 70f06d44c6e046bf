import "fluxc/series"
import "sampledata"

sampledata.float()
    |> series.rangeWithLast(start: sampledata.start, lookback: -1h)

// ---
//
// --- stderr
// fluxc: `series.rangeWithLast`: argument `lookback` must be positive, found -1h
//   at fluxc/series/series.flux:13:9 in `_positive`
//   at fluxc/series/series.flux:76:14 in `rangeWithLast`
//   at lookback_negative.flux:5:8
//   |
// 5 |     |> series.rangeWithLast(start: sampledata.start, lookback: -1h)
//   |        ^^^^^^^^^^^^^^^^^^^^
// --- exit 1
