import "experimental/prometheus"

prometheus.scrape(url: "metrics")

// ---
//
// --- stderr
// fluxc: the URL has no scheme; it must begin with `http://` or `https://`
//   at scrape_of_no_url.flux:3:1
//   |
// 3 | prometheus.scrape(url: "metrics")
//   | ^^^^^^^^^^^^^^^^^
// --- exit 1
