import "fluxc/series"
import "sampledata"

sampledata.float()
    |> series.fillGaps(limit: -1s)

// ---
//
// --- stderr
// fluxc: `series.fillGaps`: argument `limit` must be positive, found -1s
//   at fluxc/series/series.flux:13:9 in `_positive`
//   at fluxc/series/series.flux:113:21 in `fillGaps`
//   at fill_gaps_limit.flux:5:8
//   |
// 5 |     |> series.fillGaps(limit: -1s)
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
