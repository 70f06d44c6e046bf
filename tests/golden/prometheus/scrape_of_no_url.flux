import "experimental/prometheus"

prometheus.scrape(url: "metrics")

// ---
//
// --- stderr
// fluxc: `metrics` is not a URL that can be used: it must begin with `http://` or `https://`
//   at scrape_of_no_url.flux:3:1
//   |
// 3 | prometheus.scrape(url: "metrics")
//   | ^^^^^^^^^^^^^^^^^
// --- exit 1
