buckets(org: "a", orgID: "b")

// ---
//
// --- stderr
// fluxc: `buckets`: must specify only one of `org` and `orgID`
//   at buckets_of_two_organizations.flux:1:1
//   |
// 1 | buckets(org: "a", orgID: "b")
//   | ^^^^^^^
// --- exit 1
