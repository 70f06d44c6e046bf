// Package discord sends messages to Discord.
//
// ## Metadata
// introduced: 0.69.0
package discord


import "http"
import "json"

// discordURL is the URL of all webhooks.
option discordURL = "https://discordapp.com/api/webhooks/"

// send sends a message and returns the status code of the answer.
//
// ## Parameters
// - webhookToken: Token of the webhook.
// - webhookID: ID of the webhook.
// - username: Name to show instead of the webhook's.
// - content: Text of the message.
// - avatar_url: URL of a picture to show instead of the webhook's. Default is `""`.
//
// ## Example
// ```flux
// import "contrib/chobbs/discord"
//
// // no run: posts to a server
// x = discord.send(webhookToken: "…", webhookID: "1234", username: "watchman", content: "disk is full")
// ```
send = (webhookToken, webhookID, username, content, avatar_url="") =>
    http.post(
        url: discordURL + webhookID + "/" + webhookToken,
        headers: {"Content-Type": "application/json"},
        data: json.encode(v: {username, content, avatar_url}),
    )

// endpoint returns a function for `monitor.notify` that sends a message per row.
//
// ## Parameters
// - webhookToken: Token of the webhook.
// - webhookID: ID of the webhook.
// - username: Name to show instead of the webhook's.
// - avatar_url: URL of a picture to show instead of the webhook's. Default is `""`.
//
// ## Example
// ```flux
// import "contrib/chobbs/discord"
// import "influxdata/influxdb/monitor"
//
// // no run: posts to a server
// send = discord.endpoint(webhookToken: "…", webhookID: "1234", username: "watchman")
//
// monitor.from(start: -1m, fn: (r) => r._level == "crit")
//     |> send(mapFn: (r) => ({content: r._message}))()
// ```
endpoint = (webhookToken, webhookID, username, avatar_url="") =>
    (mapFn) =>
        (tables=<-) =>
            tables
                |> map(
                    fn: (r) => {
                        m = mapFn(r: r)
                        status =
                            send(
                                webhookToken: webhookToken,
                                webhookID: webhookID,
                                username: username,
                                avatar_url: avatar_url,
                                content: m.content,
                            )

                        return {r with _sent: string(v: status / 100 == 2), _status: string(v: status)}
                    },
                )
