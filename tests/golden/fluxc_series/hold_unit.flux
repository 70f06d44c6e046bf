import "fluxc/series"
import "sampledata"

sampledata.float()
    |> range(start: sampledata.start, stop: sampledata.stop)
    |> series.holdIntegral(unit: 0s)

// ---
//
// --- stderr
// fluxc: `series.holdIntegral`: argument `unit` must be positive, found 0ns
//   at fluxc/series/series.flux:13:9 in `_positive`
//   at fluxc/series/series.flux:168:35 in `holdIntegral`
//   at hold_unit.flux:6:8
//   |
// 6 |     |> series.holdIntegral(unit: 0s)
//   |        ^^^^^^^^^^^^^^^^^^^
// --- exit 1
