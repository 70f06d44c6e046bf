import "array"
import "contrib/sranka/opsgenie"

array.from(rows: [{_value: opsgenie.respondersToJSON(v: ["group:a"])}])

// ---
//
// --- stderr
// fluxc: `opsgenie.respondersToJSON`: argument `v` holds `group:a`; a responder starts with `user:`, `team:`, `escalation:` or `schedule:`
//   at unknown_responder.flux:4:28
//   |
// 4 | array.from(rows: [{_value: opsgenie.respondersToJSON(v: ["group:a"])}])
//   |                            ^^^^^^^^^^^^^^^^^^^^^^^^^
// --- exit 1
