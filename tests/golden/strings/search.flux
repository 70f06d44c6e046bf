import "array"
import "strings"

array.from(
    rows: [
        {call: "strings.hasPrefix(v: \"influx\", prefix: \"in\")", gives: string(v: strings.hasPrefix(v: "influx", prefix: "in"))},
        {call: "strings.hasSuffix(v: \"influx\", suffix: \"in\")", gives: string(v: strings.hasSuffix(v: "influx", suffix: "in"))},
        {call: "strings.containsStr(v: \"abcd\", substr: \"bc\")", gives: string(v: strings.containsStr(v: "abcd", substr: "bc"))},
        {call: "strings.containsAny(v: \"abcd\", chars: \"xyd\")", gives: string(v: strings.containsAny(v: "abcd", chars: "xyd"))},
        {call: "strings.containsAny(v: \"abcd\", chars: \"\")", gives: string(v: strings.containsAny(v: "abcd", chars: ""))},
        {call: "strings.equalFold(v: \"Straße\", t: \"STRAßE\")", gives: string(v: strings.equalFold(v: "Straße", t: "STRAßE"))},
        {call: "strings.compare(v: \"a\", t: \"b\")", gives: string(v: strings.compare(v: "a", t: "b"))},
        {call: "strings.compare(v: \"b\", t: \"a\")", gives: string(v: strings.compare(v: "b", t: "a"))},
        {call: "strings.compare(v: \"a\", t: \"a\")", gives: string(v: strings.compare(v: "a", t: "a"))},
        {call: "strings.countStr(v: \"banana\", substr: \"a\")", gives: string(v: strings.countStr(v: "banana", substr: "a"))},
        {call: "strings.countStr(v: \"five\", substr: \"\")", gives: string(v: strings.countStr(v: "five", substr: ""))},
        {call: "strings.countStr(v: \"aaaa\", substr: \"aa\")", gives: string(v: strings.countStr(v: "aaaa", substr: "aa"))},
        {call: "strings.index(v: \"go gopher\", substr: \"gopher\")", gives: string(v: strings.index(v: "go gopher", substr: "gopher"))},
        {call: "strings.index(v: \"go\", substr: \"x\")", gives: string(v: strings.index(v: "go", substr: "x"))},
        {call: "strings.indexAny(v: \"golang\", chars: \"gy\")", gives: string(v: strings.indexAny(v: "golang", chars: "gy"))},
        {call: "strings.lastIndex(v: \"go gopher\", substr: \"go\")", gives: string(v: strings.lastIndex(v: "go gopher", substr: "go"))},
        {call: "strings.lastIndexAny(v: \"golang\", chars: \"go\")", gives: string(v: strings.lastIndexAny(v: "golang", chars: "go"))},
        {call: "strings.index(v: \"é1\", substr: \"1\")", gives: string(v: strings.index(v: "é1", substr: "1"))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,"strings.hasPrefix(v: ""influx"", prefix: ""in"")",true
// ,,0,"strings.hasSuffix(v: ""influx"", suffix: ""in"")",false
// ,,0,"strings.containsStr(v: ""abcd"", substr: ""bc"")",true
// ,,0,"strings.containsAny(v: ""abcd"", chars: ""xyd"")",true
// ,,0,"strings.containsAny(v: ""abcd"", chars: """")",false
// ,,0,"strings.equalFold(v: ""Straße"", t: ""STRAßE"")",true
// ,,0,"strings.compare(v: ""a"", t: ""b"")",-1
// ,,0,"strings.compare(v: ""b"", t: ""a"")",1
// ,,0,"strings.compare(v: ""a"", t: ""a"")",0
// ,,0,"strings.countStr(v: ""banana"", substr: ""a"")",3
// ,,0,"strings.countStr(v: ""five"", substr: """")",5
// ,,0,"strings.countStr(v: ""aaaa"", substr: ""aa"")",2
// ,,0,"strings.index(v: ""go gopher"", substr: ""gopher"")",3
// ,,0,"strings.index(v: ""go"", substr: ""x"")",-1
// ,,0,"strings.indexAny(v: ""golang"", chars: ""gy"")",0
// ,,0,"strings.lastIndex(v: ""go gopher"", substr: ""go"")",3
// ,,0,"strings.lastIndexAny(v: ""golang"", chars: ""go"")",5
// ,,0,"strings.index(v: ""é1"", substr: ""1"")",2
//
