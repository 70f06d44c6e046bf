import "fluxc/series"
import "sampledata"

sampledata.float()
    |> series.fillGaps(limit: "1m")

// ---
//
// --- stderr
// fluxc: cannot convert string "1m" to int due to invalid syntax
//   at fluxc/series/series.flux:112:14 in `fillGaps`
//   at fill_gaps_of_text.flux:5:8
//   |
// 5 |     |> series.fillGaps(limit: "1m")
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
