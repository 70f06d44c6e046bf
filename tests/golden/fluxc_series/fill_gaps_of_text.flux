import "fluxc/series"
import "sampledata"

sampledata.float()
    |> series.fillGaps(limit: "1m")

// ---
//
// --- stderr
// error[E0305]: `limit` of `series.fillGaps` must be a duration, found a string
//  --> fill_gaps_of_text.flux:5:31
//   |
// 5 |     |> series.fillGaps(limit: "1m")
//   |                               ^^^^ a string
//   |
//   = help: write `1m` without quotes
//
// --- exit 1
