// Package clickhouse reads from ClickHouse.
//
// ## Metadata
// introduced: 0.192.0
package clickhouse


import "csv"
import "experimental/http/requests"

// defaultURL is where queries are sent.
option defaultURL = "http://127.0.0.1:8123"

// query returns the rows of a query as one table of strings.
//
// ## Parameters
// - url: URL of the server. Default is `defaultURL`.
// - query: Query in SQL.
// - limit: Largest number of rows. Default is `100`.
// - cors: Value of `add_http_cors_header`. Default is `"1"`.
// - max_bytes: Largest number of bytes. Default is `10000000`.
// - format: Format of the answer; only forms of CSV with a header can be read. Default is `"CSVWithNames"`.
//
// ## Example
// ```flux
// import "contrib/qxip/clickhouse"
//
// // no run: asks a server
// clickhouse.query(query: "SELECT host, load FROM metrics", limit: 10)
// ```
query = (url=defaultURL, query, limit=100, cors="1", max_bytes=10000000, format="CSVWithNames") => {
    answer =
        requests.get(
            url: url,
            headers: ["X-ClickHouse-Format": string(v: format)],
            params: [
                "query": [query],
                "default_format": [format],
                "add_http_cors_header": [cors],
                "max_result_rows": ["${limit}"],
                "max_result_bytes": ["${max_bytes}"],
            ],
        )

    return csv.from(csv: string(v: answer.body), mode: "raw")
}
