import "array"
import "contrib/sranka/opsgenie"

array.from(
    rows: [
        {_value: opsgenie.respondersToJSON(v: ["user:ann@example.com", "team:on call", "escalation:first", "schedule:a:b"])},
        {_value: opsgenie.respondersToJSON(v: ["team:\"quoted\""])},
        {_value: opsgenie.respondersToJSON(v: [])},
    ],
)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,"[{""type"":""user"",""username"":""ann@example.com""},{""type"":""team"",""name"":""on call""},{""type"":""escalation"",""name"":""first""},{""type"":""schedule"",""name"":""a:b""}]"
// ,,0,"[{""type"":""team"",""name"":""\""quoted\""""}]"
// ,,0,[]
//
