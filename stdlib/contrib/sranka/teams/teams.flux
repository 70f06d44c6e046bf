// Package teams sends messages to Microsoft Teams.
//
// ## Metadata
// introduced: 0.70.0
package teams


import "http"
import "json"
import "strings"

// summaryCutoff is the largest number of characters of a summary; longer ones end in `...`.
option summaryCutoff = 70

// message sends a message and returns the status code of the answer.
//
// ## Parameters
// - url: URL of the webhook.
// - title: Title of the message.
// - text: Text of the message.
// - summary: Summary of the message. Default is the text.
//
// ## Example
// ```flux
// import "contrib/sranka/teams"
//
// // no run: posts to a server
// x = teams.message(url: "https://example.webhook.office.com/my-hook", title: "web-1", text: "disk is full")
// ```
message = (url, title, text, summary="") => {
    long = if summary == "" then text else summary
    short =
        if strings.strlen(v: long) > summaryCutoff then
            strings.substring(v: long, start: 0, end: summaryCutoff) + "..."
        else
            long

    card = {
        "@context": "http://schema.org/extensions",
        "@type": "MessageCard",
        title: title,
        text: text,
        summary: short,
    }

    return
        http.post(
            url: url,
            headers: {"Content-Type": "application/json; charset=utf-8"},
            data: json.encode(v: card),
        )
}

// endpoint returns a function for `monitor.notify` that sends a message per row.
//
// ## Parameters
// - url: URL of the webhook.
//
// ## Example
// ```flux
// import "contrib/sranka/teams"
// import "influxdata/influxdb/monitor"
//
// // no run: posts to a server
// send = teams.endpoint(url: "https://example.webhook.office.com/my-hook")
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> send(mapFn: (r) => ({title: r._check_name, text: r._message, summary: ""}))()
// ```
endpoint = (url) =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(
                    fn: (r) => {
                        m = mapFn(r: r)
                        status =
                            message(
                                url: url,
                                title: m.title,
                                text: m.text,
                                summary: if exists m.summary then m.summary else "",
                            )

                        return {r with _sent: string(v: status / 100 == 2), _status: string(v: status)}
                    },
                )
