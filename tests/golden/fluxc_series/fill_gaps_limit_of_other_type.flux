import "fluxc/series"
import "sampledata"

sampledata.float()
    |> series.fillGaps(limit: "x")

// ---
//
// --- stderr
// error[E0305]: `limit` of `series.fillGaps` must be a duration, found a string
//  --> fill_gaps_limit_of_other_type.flux:5:31
//   |
// 5 |     |> series.fillGaps(limit: "x")
//   |                               ^^^ a string
//
// --- exit 1
