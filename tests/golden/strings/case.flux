import "array"
import "strings"

array.from(
    rows: [
        {call: "strings.toUpper(v: \"straße Äö1\")", gives: strings.toUpper(v: "straße Äö1")},
        {call: "strings.toLower(v: \"ÀÉ Straße\")", gives: strings.toLower(v: "ÀÉ Straße")},
        {call: "strings.title(v: \"the quick brown\")", gives: strings.title(v: "the quick brown")},
        {call: "strings.toTitle(v: \"loud ǆ\")", gives: strings.toTitle(v: "loud ǆ")},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,"strings.toUpper(v: ""straße Äö1"")",STRAßE ÄÖ1
// ,,0,"strings.toLower(v: ""ÀÉ Straße"")",àé straße
// ,,0,"strings.title(v: ""the quick brown"")",The Quick Brown
// ,,0,"strings.toTitle(v: ""loud ǆ"")",LOUD ǅ
//
