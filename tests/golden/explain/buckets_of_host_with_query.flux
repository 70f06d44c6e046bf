// explain: --jit never
buckets(host: "http://127.0.0.1:1?token=sekret99")

// ---
//
// --- stderr
// fluxc: `host`: the URL of a server ends before `?` and `#`; give credentials by `token`, and the organization by `org`
//   at buckets_of_host_with_query.flux:2:1
// --- exit 1
