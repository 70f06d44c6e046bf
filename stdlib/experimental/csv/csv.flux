// Package csv reads annotated CSV from the web.
//
// ## Metadata
// introduced: 0.64.0
// deprecated: 0.173.0
package csv


import c "csv"
import "experimental/http"
import "strings"

// from returns the tables of a file on a web server. An answer with a status of 400 or more is an error.
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
    body = string(v: answer.body)
    // What a server says beside a status, as far as it is worth reading.
    brief =
        if strings.strlen(v: body) > 200 then
            strings.substring(v: body, start: 0, end: 200) + "…"
        else
            body

    return
        if answer.statusCode >= 400 then
            die(msg: "`csv.from`: the server answered with status ${answer.statusCode}: ${brief}")
        else
            c.from(csv: body)
}
