// run: --ambient v --now 2024-03-05T12:00:00Z
import "array"

option task = {name: "report", cron: "0 6 * * mo"}

array.from(
    rows: [
        {
            start: v.timeRangeStart,
            stop: v.timeRangeStop,
            window: string(v: v.windowPeriod),
            bucket: v.bucket,
            defaultBucket: v.defaultBucket,
        },
    ],
)

// ---
//
// --- stderr
// fluxc: `mo` is not a day of week of a cron expression
//   at ambient_cron_malformed.flux:9:20
//   |
// 9 |             start: v.timeRangeStart,
//   |                    ^^^^^^^^^^^^^^^^
// --- exit 1
