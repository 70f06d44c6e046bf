// Package webexteams sends messages to Webex.
//
// ## Metadata
// introduced: 0.125.0
package webexteams


import "http"
import "json"

// message sends a message and returns the status code of the answer.
//
// ## Parameters
// - url: URL of the API. Default is `"https://webexapis.com"`.
// - token: Token of the API.
// - roomId: ID of the room.
// - text: Text of the message.
// - markdown: Text of the message in Markdown.
//
// ## Example
// ```flux
// import "contrib/sranka/webexteams"
//
// // no run: posts to a server
// x = webexteams.message(token: "…", roomId: "my-room", text: "disk is full", markdown: "disk is **full**")
// ```
message = (url="https://webexapis.com", token, roomId, text, markdown) =>
    http.post(
        url: url + "/v1/messages",
        headers: {"Authorization": "Bearer " + token, "Content-Type": "application/json; charset=utf-8"},
        data: json.encode(v: {roomId, text, markdown}),
    )

// endpoint returns a function for `monitor.notify` that sends a message per row.
//
// ## Parameters
// - url: URL of the API. Default is `"https://webexapis.com"`.
// - token: Token of the API.
//
// ## Example
// ```flux
// import "contrib/sranka/webexteams"
// import "influxdata/influxdb/monitor"
//
// // no run: posts to a server
// send = webexteams.endpoint(token: "…")
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> send(mapFn: (r) => ({roomId: "my-room", text: r._message, markdown: ""}))()
// ```
endpoint = (url="https://webexapis.com", token) =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(
                    fn: (r) => {
                        m = mapFn(r: r)
                        status = message(roomId: m.roomId, text: m.text, markdown: m.markdown, url: url, token: token)

                        return {r with _sent: string(v: status / 100 == 2), _status: string(v: status)}
                    },
                )
