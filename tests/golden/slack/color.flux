import "array"
import "slack"

array.from(
    rows: [
        {_value: slack.validateColorString(color: "good")},
        {_value: slack.validateColorString(color: "warning")},
        {_value: slack.validateColorString(color: "danger")},
        {_value: slack.validateColorString(color: "#fff")},
        {_value: slack.validateColorString(color: "#439FE0")},
    ],
)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,good
// ,,0,warning
// ,,0,danger
// ,,0,#fff
// ,,0,#439FE0
//
