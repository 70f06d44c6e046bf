import "array"
import "strings"

text = (arr) => strings.joinStr(arr: arr, v: "|")

array.from(
    rows: [
        {gives: text(arr: strings.split(v: "a,b,,c", t: ","))},
        {gives: text(arr: strings.split(v: "日本", t: ""))},
        {gives: text(arr: strings.split(v: "abc", t: "x"))},
        {gives: text(arr: strings.splitAfter(v: "a,b,c", t: ","))},
        {gives: text(arr: strings.splitN(v: "a,b,c", t: ",", i: 2))},
        {gives: text(arr: strings.splitN(v: "a,b,c", t: ",", i: -1))},
        {gives: text(arr: strings.splitAfterN(v: "a,b,c", t: ",", i: 2))},
    ],
)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,gives
// ,,0,a|b||c
// ,,0,日|本
// ,,0,abc
// ,,0,"a,|b,|c"
// ,,0,"a|b,c"
// ,,0,a|b|c
// ,,0,"a,|b,c"
//
