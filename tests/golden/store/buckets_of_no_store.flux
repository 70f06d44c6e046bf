// run: --data nowhere
buckets()

// ---
//
// --- stderr
// fluxc: no data directory at `nowhere`; write to a bucket to make one
//   at buckets_of_no_store.flux:2:1
//   |
// 2 | buckets()
//   | ^^^^^^^
// --- exit 1
