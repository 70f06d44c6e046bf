import "array"
import "date"
import "timezone"

array.from(rows: [{h: date.hour(t: 2024-01-01T00:00:00Z, location: timezone.location(name: "Europe/Atlantis"))}])

// ---
//
// --- stderr
// fluxc: `timezone.location`: unknown time zone `Europe/Atlantis`; use an IANA name such as `Europe/Berlin`
//   at unknown.flux:5:68
//   |
// 5 | array.from(rows: [{h: date.hour(t: 2024-01-01T00:00:00Z, location: timezone.location(name: "Europe/Atlantis"))}])
//   |                                                                    ^^^^^^^^^^^^^^^^^
// --- exit 1
