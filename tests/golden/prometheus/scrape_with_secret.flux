// explain:
// What is asked of a server may be a secret.
import "experimental/prometheus"

prometheus.scrape(url: "http://localhost:9/metrics?token=secret")

// ---
// == plan as written
// prometheus.scrape (line 5)
//     url: http://localhost:9/metrics?…
//
// == rules
// none applied
//
// == sources
// nothing is read from a bucket
//
// == plan as it will run
// prometheus.scrape (line 5)
//     url: http://localhost:9/metrics?…
