// Package csv reads annotated CSV from the web.
//
// ## Metadata
// introduced: 0.64.0
// deprecated: 0.173.0
package csv


import c "csv"
import "experimental/http"

// from returns the tables of a file on a web server.
//
// ## Parameters
// - url: URL of the file.
//
// ## Example
// ```flux
// import "experimental/csv"
//
// // no run: asks a server
// csv.from(url: "https://example.com/data.csv")
// ```
//
// ## Metadata
// instead: http/requests.get
from = (url) => {
    answer = http.get(url: url)

    return c.from(csv: string(v: answer.body))
}
