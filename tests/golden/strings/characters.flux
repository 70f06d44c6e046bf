import "array"
import "strings"

array.from(
    rows: [
        {call: "strings.isDigit(v: \"7\")", gives: string(v: strings.isDigit(v: "7"))},
        {call: "strings.isDigit(v: \"x\")", gives: string(v: strings.isDigit(v: "x"))},
        {call: "strings.isLetter(v: \"é\")", gives: string(v: strings.isLetter(v: "é"))},
        {call: "strings.isLetter(v: \"1\")", gives: string(v: strings.isLetter(v: "1"))},
        {call: "strings.isLower(v: \"a\")", gives: string(v: strings.isLower(v: "a"))},
        {call: "strings.isLower(v: \"A\")", gives: string(v: strings.isLower(v: "A"))},
        {call: "strings.isUpper(v: \"A\")", gives: string(v: strings.isUpper(v: "A"))},
        {call: "strings.isUpper(v: \"a\")", gives: string(v: strings.isUpper(v: "a"))},
        {call: "strings.strlen(v: \"日本語\")", gives: string(v: strings.strlen(v: "日本語"))},
        {call: "strings.strlen(v: \"\")", gives: string(v: strings.strlen(v: ""))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,"strings.isDigit(v: ""7"")",true
// ,,0,"strings.isDigit(v: ""x"")",false
// ,,0,"strings.isLetter(v: ""é"")",true
// ,,0,"strings.isLetter(v: ""1"")",false
// ,,0,"strings.isLower(v: ""a"")",true
// ,,0,"strings.isLower(v: ""A"")",false
// ,,0,"strings.isUpper(v: ""A"")",true
// ,,0,"strings.isUpper(v: ""a"")",false
// ,,0,"strings.strlen(v: ""日本語"")",3
// ,,0,"strings.strlen(v: """")",0
//
