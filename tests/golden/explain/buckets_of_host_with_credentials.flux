// explain: --jit never
buckets(host: "http://u:sekret99@127.0.0.1:1")

// ---
//
// --- stderr
// fluxc: `host`: the URL holds credentials; give them separately
//   at buckets_of_host_with_credentials.flux:2:1
// --- exit 1
