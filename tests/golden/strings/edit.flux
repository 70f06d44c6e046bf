import "array"
import "strings"

array.from(
    rows: [
        {call: "strings.repeat(v: \"ab\", i: 3)", gives: strings.repeat(v: "ab", i: 3)},
        {call: "strings.repeat(v: \"ab\", i: 0)", gives: strings.repeat(v: "ab", i: 0)},
        {call: "strings.replace(v: \"oink oink oink\", t: \"oink\", u: \"moo\", i: 2)", gives: strings.replace(v: "oink oink oink", t: "oink", u: "moo", i: 2)},
        {call: "strings.replace(v: \"aaa\", t: \"a\", u: \"b\", i: -1)", gives: strings.replace(v: "aaa", t: "a", u: "b", i: -1)},
        {call: "strings.replaceAll(v: \"oink oink\", t: \"o\", u: \"\")", gives: strings.replaceAll(v: "oink oink", t: "o", u: "")},
        {call: "strings.substring(v: \"日本語です\", start: 1, end: 3)", gives: strings.substring(v: "日本語です", start: 1, end: 3)},
        {call: "strings.substring(v: \"short\", start: 2, end: 100)", gives: strings.substring(v: "short", start: 2, end: 100)},
        {call: "strings.joinStr(arr: [\"a\", \"b\", \"c\"], v: \"-\")", gives: strings.joinStr(arr: ["a", "b", "c"], v: "-")},
        {call: "strings.joinStr(arr: [], v: \"-\")", gives: strings.joinStr(arr: [], v: "-")},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,"strings.repeat(v: ""ab"", i: 3)",ababab
// ,,0,"strings.repeat(v: ""ab"", i: 0)",
// ,,0,"strings.replace(v: ""oink oink oink"", t: ""oink"", u: ""moo"", i: 2)",moo moo oink
// ,,0,"strings.replace(v: ""aaa"", t: ""a"", u: ""b"", i: -1)",bbb
// ,,0,"strings.replaceAll(v: ""oink oink"", t: ""o"", u: """")",ink ink
// ,,0,"strings.substring(v: ""日本語です"", start: 1, end: 3)",本語
// ,,0,"strings.substring(v: ""short"", start: 2, end: 100)",ort
// ,,0,"strings.joinStr(arr: [""a"", ""b"", ""c""], v: ""-"")",a-b-c
// ,,0,"strings.joinStr(arr: [], v: ""-"")",
//
