import "experimental/prometheus"

prometheus.scrape(url: "http://127.0.0.1:1/metrics")

// ---
//
// --- stderr
// fluxc: cannot connect to 127.0.0.1:1: connection refused
//   at scrape_without_server.flux:3:1
//   |
// 3 | prometheus.scrape(url: "http://127.0.0.1:1/metrics")
//   | ^^^^^^^^^^^^^^^^^
// --- exit 1
