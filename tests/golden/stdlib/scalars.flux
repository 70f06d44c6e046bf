// run: --now 2024-05-17T13:14:15Z
import "array"
import "date"
import "dict"
import "math"
import "regexp"
import "strings"
import "timezone"
import "types"

berlin = timezone.location(name: "Europe/Berlin")
t = 2024-07-01T22:30:00Z
colors = dict.fromList(pairs: [{key: "sky", value: "blue"}])

array.from(
    rows: [
        {name: "toUpper", text: strings.toUpper(v: "größe")},
        {name: "joinStr", text: strings.joinStr(arr: strings.split(v: "a,b,c", t: ","), v: "-")},
        {name: "replaceAllString", text: regexp.replaceAllString(r: /(\w+)@(\w+)/, v: "me@home", t: "$2 of $1")},
        {name: "truncate", text: string(v: date.truncate(t: t, unit: 1d, location: berlin))},
        {name: "hour", text: string(v: date.hour(t: t, location: berlin))},
        {name: "add", text: string(v: date.add(d: 1mo, to: 2024-01-31T00:00:00Z))},
        {name: "relative", text: string(v: date.sub(d: 1d, from: -1h))},
        {name: "today", text: string(v: today())},
        {name: "dict", text: dict.get(dict: colors, key: "sky", default: "?")},
        {name: "round", text: string(v: math.round(x: 2.5))},
        {name: "duration", text: string(v: duration(v: "1h30m"))},
        {name: "int", text: string(v: int(v: "42") + int(v: 2.9))},
        {name: "isType", text: string(v: types.isNumeric(v: 1))},
        {name: "contains", text: string(v: contains(value: 2, set: [1, 2]))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,name,text
// ,,0,toUpper,GRÖßE
// ,,0,joinStr,a-b-c
// ,,0,replaceAllString,home of me
// ,,0,truncate,2024-07-01T22:00:00.000000000Z
// ,,0,hour,0
// ,,0,add,2024-02-29T00:00:00.000000000Z
// ,,0,relative,2024-05-16T12:14:15.000000000Z
// ,,0,today,2024-05-17T00:00:00.000000000Z
// ,,0,dict,blue
// ,,0,round,3
// ,,0,duration,1h30m
// ,,0,int,44
// ,,0,isType,true
// ,,0,contains,true
//
