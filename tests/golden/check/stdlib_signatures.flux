// check:
import "contrib/bonitoo-io/servicenow"
import "contrib/chobbs/discord"
import "contrib/rhajek/bigpanda"
import "contrib/sranka/opsgenie"
import "contrib/sranka/sensu"
import "contrib/sranka/telegram"

discord.send(webhookToken: 1, webhookID: "x", username: "x", content: "x")
bigpanda.sendAlert(url: "x", token: 1, appKey: "x", status: "x", rec: {a: 1})
sensu.event(url: "x", apiKey: "x", checkName: "x", text: "x", namespace: 1)
telegram.message(token: 1, channel: "x", text: "x")

opsgenie.sendAlert(apiKey: "x", message: "x", details: 1)
servicenow.event(url: "x", username: "x", password: "x", description: "x", severity: 1)

// ---
// error[E0305]: `webhookToken` of `discord.send` must be a string, found an int
//  --> stdlib_signatures.flux:9:28
//   |
// 9 | discord.send(webhookToken: 1, webhookID: "x", username: "x", content: "x")
//   |                            ^ an int
//   |
//   = help: write `"1"`: strings are in quotes
//
// error[E0305]: `token` of `bigpanda.sendAlert` must be a string, found an int
//   --> stdlib_signatures.flux:10:37
//    |
// 10 | bigpanda.sendAlert(url: "x", token: 1, appKey: "x", status: "x", rec: {a: 1})
//    |                                     ^ an int
//    |
//    = help: write `"1"`: strings are in quotes
//
// error[E0305]: `namespace` of `sensu.event` must be a string, found an int
//   --> stdlib_signatures.flux:11:74
//    |
// 11 | sensu.event(url: "x", apiKey: "*", checkName: "x", text: "x", namespace: 1)
//    |                                                                          ^ an int
//    |
//    = help: write `"1"`: strings are in quotes
//
// error[E0305]: `token` of `telegram.message` must be a string, found an int
//   --> stdlib_signatures.flux:12:25
//    |
// 12 | telegram.message(token: 1, channel: "x", text: "x")
//    |                         ^ an int
//    |
//    = help: write `"1"`: strings are in quotes
//
// --- exit 1
