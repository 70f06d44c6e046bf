// Package slack sends messages to Slack.
//
// ## Metadata
// introduced: 0.41.0
package slack


import "http"
import "json"

// defaultURL is where messages are sent.
option defaultURL = "https://slack.com/api/chat.postMessage"

// validateColorString returns a color that Slack knows: a name (`good`, `warning`, `danger`) or `#` with hexadecimal
// digits. It fails on others.
//
// ## Example
// ```flux
// import "slack"
//
// x = slack.validateColorString(color: "danger")
// // x is danger
// ```
builtin validateColorString : (color: string) => string

// message sends a message and returns the status code of the answer.
//
// ## Parameters
// - url: Where to send. Default is `defaultURL`.
// - token: Token of the API. Default is `""`; a webhook needs none.
// - channel: Channel or user.
// - text: Text of the message.
// - color: Color of the bar beside the text.
//
// ## Example
// ```flux
// import "slack"
//
// // no run: posts to a server
// x = slack.message(token: "…", channel: "#alerts", text: "disk is full", color: "danger")
// ```
message = (url=defaultURL, token="", channel, text, color) => {
    attachment = {color: validateColorString(color), text: string(v: text), mrkdwn_in: ["text"]}

    return
        http.post(
            url: url,
            headers: {"Authorization": "Bearer " + token, "Content-Type": "application/json"},
            data: json.encode(v: {channel: channel, attachments: [attachment]}),
        )
}

// endpoint returns a function for `monitor.notify` that sends a message per row.
//
// ## Parameters
// - url: Where to send. Default is `defaultURL`.
// - token: Token of the API. Default is `""`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/monitor"
// import "slack"
//
// // no run: posts to a server
// send = slack.endpoint(token: "…")
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> send(mapFn: (r) => ({channel: "#alerts", text: r._message, color: "danger"}))()
// ```
endpoint = (url=defaultURL, token="") =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(
                    fn: (r) => {
                        m = mapFn(r: r)
                        status = message(url: url, token: token, channel: m.channel, text: m.text, color: m.color)

                        return {r with _sent: string(v: status / 100 == 2), _status: string(v: status)}
                    },
                )
